package dev.guiche.channel.webchat;

import dev.guiche.channel.InboundAttachment;
import dev.guiche.database.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Files that visitors have sent ahead of the message that will carry them. */
final class Uploads {
  /** What one visitor may have sent ahead in a day, in bytes. */
  static final long DAILY = 200L << 20;

  private final Database database;

  Uploads(Database database) {
    this.database = database;
  }

  /** The file's number, or empty when the visitor has sent {@link #DAILY} within a day. */
  Optional<Long> keep(Visitor visitor, String name, String mediaType, byte[] bytes) {
    return database.first(
        """
        insert into webchat_upload (visitor_id, name, media_type, bytes)
        select $1, $2, $3, $4
         where (select coalesce(sum(size), 0) from webchat_upload
                 where visitor_id = $1 and created_at > now() - interval '1 day') + length($4) <= $5
        returning id
        """,
        row -> row.number("id"),
        visitor.id(),
        name,
        mediaType,
        bytes,
        DAILY);
  }

  /** References to the visitor's own files; empty when one of them is not there or not theirs. */
  Optional<List<InboundAttachment>> attach(Visitor visitor, List<Long> files) {
    var attached = new ArrayList<InboundAttachment>();
    for (long file : files) {
      var found =
          database.first(
              "select id, name, media_type from webchat_upload where id = $1 and visitor_id = $2",
              row ->
                  InboundAttachment.toFetch(
                      row.text("name"), row.text("media_type"), Long.toString(row.number("id"))),
              file,
              visitor.id());
      if (found.isEmpty()) {
        return Optional.empty();
      }
      attached.add(found.get());
    }
    return Optional.of(attached);
  }

  void sent(Visitor visitor, List<Long> files) {
    for (long file : files) {
      database.update(
          "update webchat_upload set sent_at = now() where id = $1 and visitor_id = $2",
          file,
          visitor.id());
    }
  }

  Optional<byte[]> bytes(long file) {
    return database.first(
        "select bytes from webchat_upload where id = $1", row -> row.bytes("bytes"), file);
  }

  /** What no message took is dropped after a week; what one took, once it surely was fetched. */
  void tidy() {
    database.update(
        """
        delete from webchat_upload
         where created_at < now() - interval '7 days'
           and (sent_at is null or sent_at < now() - interval '7 days')
        """);
  }
}
