package dev.guiche.channel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What only e-mail knows of a message.
 *
 * @param subject decoded; may be empty
 * @param recipients every address in To, Cc and Delivered-To, lower-case
 * @param references Message-IDs from In-Reply-To and References, nearest first, with angle brackets
 * @param origin whether a person wrote it
 * @param bounce what a delivery status notification says; null unless {@code origin} is {@link
 *     Origin#BOUNCE}
 */
public record MailFacts(
    String subject,
    List<String> recipients,
    List<ExternalId> references,
    Origin origin,
    @Nullable Bounce bounce) {

  public MailFacts {
    recipients = List.copyOf(recipients);
    references = List.copyOf(references);
  }

  /** Who is behind a mail. Only {@link #PERSON} is the customer's word. */
  public enum Origin {
    PERSON,
    AUTOMATIC_REPLY,
    LIST,
    BOUNCE,
    /** Our own mail, come back to us. */
    LOOP
  }

  /**
   * A mail of ours that could not be delivered.
   *
   * @param original our Message-ID
   * @param reason in the words of the server that refused it
   * @param permanent whether that server gave up
   */
  public record Bounce(ExternalId original, String recipient, String reason, boolean permanent) {}
}
