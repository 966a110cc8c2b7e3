package dev.guiche.channel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What only an outgoing e-mail has.
 *
 * @param messageId ours, fixed before the first attempt, so that a repeated mail is recognised as
 *     the same
 * @param references the thread so far, oldest first
 * @param replyTo the signed address to which answers go; null for the mailbox's own
 * @param automatic whether no person wrote it: it carries Auto-Submitted and is never answered by a
 *     machine
 * @param wayOut an address that, by one POST, spares the reader more mail of this sort (RFC 8058);
 *     null for mail that is always sent
 */
public record MailEnvelope(
    String subject,
    ExternalId messageId,
    List<ExternalId> references,
    @Nullable String replyTo,
    boolean automatic,
    @Nullable String wayOut) {

  public MailEnvelope {
    references = List.copyOf(references);
  }

  /** Of a mail that is always sent. */
  public MailEnvelope(
      String subject,
      ExternalId messageId,
      List<ExternalId> references,
      @Nullable String replyTo,
      boolean automatic) {
    this(subject, messageId, references, replyTo, automatic, null);
  }
}
