package dev.guiche.conversation;

import dev.guiche.channel.ChannelName;
import dev.guiche.channel.ExternalId;
import dev.guiche.database.Sql;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Messages that made the code fail, kept raw and seen by supervisors. They never hold up the next
 * one.
 */
public final class Quarantine {
  private final Sql sql;

  public Quarantine(Sql sql) {
    this.sql = sql;
  }

  /** A message in quarantine, without its bytes. */
  public record Kept(
      long id,
      String channel,
      @Nullable String externalId,
      int size,
      String error,
      Instant receivedAt,
      @Nullable Instant settledAt) {}

  void keep(ChannelName channel, @Nullable ExternalId id, byte[] raw, Throwable why) {
    sql.send(
        """
        insert into quarantine (channel, external_id, raw, error) values ($1, $2, $3, $4)
        on conflict (channel, external_id) where external_id is not null do nothing
        """,
        channel.value(),
        id == null ? null : id.value(),
        raw,
        describe(why));
  }

  private static String describe(Throwable why) {
    var text = new StringBuilder();
    for (Throwable t = why; t != null && text.length() < 2_000; t = t.getCause()) {
      text.append(t.getClass().getSimpleName()).append(": ").append(t.getMessage()).append('\n');
    }
    // PostgreSQL's text takes no U+0000, and what failed may well have failed because of one.
    return new String(text.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
        .replace("\0", "\\0");
  }

  /** The newest first, those already looked at last. */
  public List<Kept> list(int limit) {
    return sql.list(
        """
        select id, channel, external_id, length(raw) as size, error, received_at, settled_at from quarantine
        order by settled_at is not null, id desc limit $1
        """,
        row ->
            new Kept(
                row.number("id"),
                row.text("channel"),
                row.textOrNull("external_id"),
                row.integer("size"),
                row.text("error"),
                row.instant("received_at"),
                row.instantOrNull("settled_at")),
        limit);
  }

  public Optional<byte[]> raw(long id) {
    return sql.first("select raw from quarantine where id = $1", row -> row.bytes("raw"), id);
  }

  /** A supervisor has dealt with it; false when it is not there. */
  public boolean settle(long id) {
    return sql.update("update quarantine set settled_at = now() where id = $1", id) > 0;
  }
}
