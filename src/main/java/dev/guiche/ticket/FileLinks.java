package dev.guiche.ticket;

import dev.guiche.conversation.Shown;
import dev.guiche.database.Sql;
import java.net.URI;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Links to files that are too large for a mail: {@code <public url>/files/<token>}. Whoever has the
 * link has the file, until it expires; the token cannot be made up, and a file that the customer
 * may not see is never given out.
 */
public final class FileLinks {
  private static final String PURPOSE = "file";
  private static final Pattern FORM =
      Pattern.compile("(([0-9a-z]{1,12})\\.([0-9a-z]{1,9}))\\.([0-9a-v]{" + Signer.LENGTH + "})");

  private final URI publicUrl;
  private final Signer signer;

  public FileLinks(URI publicUrl, Signer signer) {
    this.publicUrl = publicUrl;
    this.signer = signer;
  }

  public String to(long attachment, Instant until) {
    String left = Long.toString(attachment, 36) + "." + Long.toString(until.getEpochSecond(), 36);
    return publicUrl + "/files/" + left + "." + signer.sign(PURPOSE, left);
  }

  /** The attachment that a token opens now; empty for a forged or expired one. */
  public OptionalLong open(Sql sql, String token, Instant now) {
    var parts = FORM.matcher(token);
    if (!parts.matches()
        || !signer.knows(PURPOSE, parts.group(1), parts.group(4))
        || Long.parseLong(parts.group(3), 36) < now.getEpochSecond()) {
      return OptionalLong.empty();
    }
    return Shown.file(sql, Long.parseLong(parts.group(2), 36))
        .map(placed -> OptionalLong.of(placed.file().id()))
        .orElseGet(OptionalLong::empty);
  }
}
