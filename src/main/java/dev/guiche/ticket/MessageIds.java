package dev.guiche.ticket;

import dev.guiche.channel.ExternalId;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The Message-IDs of our own mails: {@code <entry.nonce.signature@domain>}. They say on which entry
 * a mail was sent, so that an answer finds its timeline by its references alone, and cannot be made
 * up by others.
 */
public final class MessageIds {
  private static final String PURPOSE = "message";
  private static final Pattern FORM =
      Pattern.compile(
          "<(([0-9a-z]{1,12})\\.[0-9a-z]{1,13})\\.([0-9a-v]{" + Signer.LENGTH + "})@.+>");

  private final Signer signer;
  private final SecureRandom random = new SecureRandom();

  public MessageIds(Signer signer) {
    this.signer = signer;
  }

  /**
   * A new Message-ID for a mail that carries an entry.
   *
   * @param mailbox the address that sends it; its domain stands in the Message-ID
   */
  public ExternalId next(long entry, String mailbox) {
    String nonce = Long.toString(random.nextLong() >>> 1, 36);
    String left = Long.toString(entry, 36) + "." + nonce;
    String domain = mailbox.substring(mailbox.lastIndexOf('@') + 1);
    return new ExternalId("<" + left + "." + signer.sign(PURPOSE, left) + "@" + domain + ">");
  }

  /** The entry that a mail of ours carried; empty for a Message-ID that is not ours. */
  Optional<Long> entryOf(ExternalId messageId) {
    var parts = FORM.matcher(messageId.value());
    return parts.matches() && signer.knows(PURPOSE, parts.group(1), parts.group(3))
        ? Optional.of(Long.parseLong(parts.group(2), 36))
        : Optional.empty();
  }
}
