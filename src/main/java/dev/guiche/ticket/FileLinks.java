package dev.guiche.ticket;

import dev.guiche.database.Sql;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
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
    return visible(sql, Long.parseLong(parts.group(2), 36))
        .map(OptionalLong::of)
        .orElseGet(OptionalLong::empty);
  }

  private static Optional<Long> visible(Sql sql, long attachment) {
    return sql.first(
        """
        select a.id from attachment a join entry e on e.id = a.entry_id
        where a.id = $1 and e.visible
        """,
        row -> row.number("id"),
        attachment);
  }
}
