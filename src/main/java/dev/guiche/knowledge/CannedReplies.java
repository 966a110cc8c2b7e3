package dev.guiche.knowledge;

import dev.guiche.database.Database;
import dev.guiche.database.DatabaseFailure;
import dev.guiche.database.Id;
import dev.guiche.database.Row;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The canned replies: of desks, and of consultants, which only their owners know. */
public final class CannedReplies {
  private static final String COLUMNS =
      "id, desk_id, consultant_id is not null as own, shortcut, title, text";

  private final Database database;

  public CannedReplies(Database database) {
    this.database = database;
  }

  /**
   * By shortcut: my own, and of the others those for every desk and for my desks.
   *
   * @param allDesks whether I see what belongs to any desk
   */
  public List<CannedReply> all(Id me, boolean allDesks) {
    return database.list(
        "select "
            + COLUMNS
            + """
             from canned_reply
            where consultant_id = $1 or (consultant_id is null and ($2 or desk_id is null
              or desk_id in (select m.desk_id from desk_member m where m.consultant_id = $1)))
            order by lower(shortcut), id
            """,
        CannedReplies::read,
        me,
        allDesks);
  }

  /**
   * @param owner whose own it is, then without a desk; null: a desk's or everybody's
   * @throws KnowledgeRefused ShortcutTaken, NoSuchDesk
   */
  public CannedReply create(
      @Nullable Id owner, @Nullable Long desk, String shortcut, String title, String text) {
    refuseUnknown(desk);
    return refusing(
        shortcut,
        () ->
            database.one(
                "insert into canned_reply (desk_id, shortcut, title, text, consultant_id)"
                    + " values ($1, $2, $3, $4, $5) returning "
                    + COLUMNS,
                CannedReplies::read,
                desk,
                shortcut,
                title.strip(),
                text,
                owner));
  }

  /**
   * The reply as it is to be; empty when there is none with its id.
   *
   * @throws KnowledgeRefused ShortcutTaken, NoSuchDesk
   */
  public Optional<CannedReply> change(CannedReply to) {
    refuseUnknown(to.desk());
    return refusing(
        to.shortcut(),
        () ->
            database.first(
                "update canned_reply set desk_id = $2, shortcut = $3, title = $4, text = $5 where"
                    + " id = $1 returning "
                    + COLUMNS,
                CannedReplies::read,
                to.id(),
                to.desk(),
                to.shortcut(),
                to.title().strip(),
                to.text()));
  }

  /** Empty for somebody else's own. */
  public Optional<CannedReply> find(Id me, long id) {
    return database.first(
        "select "
            + COLUMNS
            + " from canned_reply where id = $1 and (consultant_id is null or consultant_id = $2)",
        CannedReplies::read,
        id,
        me);
  }

  /** Returns whether there was one. */
  public boolean delete(long id) {
    return database.update("delete from canned_reply where id = $1", id) > 0;
  }

  // Desks are disabled, never deleted, so one that is there now is there a moment later.
  private void refuseUnknown(@Nullable Long desk) {
    if (desk != null
        && database.first("select id from desk where id = $1", row -> desk, desk).isEmpty()) {
      throw new KnowledgeRefused.NoSuchDesk();
    }
  }

  private static <T> T refusing(String shortcut, Supplier<T> writing) {
    try {
      return writing.get();
    } catch (DatabaseFailure failure) {
      if (failure.violates("canned_reply_shortcut_is_free")) {
        throw new KnowledgeRefused.ShortcutTaken(shortcut);
      }
      throw failure;
    }
  }

  private static CannedReply read(Row row) {
    return new CannedReply(
        row.number("id"),
        row.numberOrNull("desk_id"),
        row.flag("own"),
        row.text("shortcut"),
        row.text("title"),
        row.text("text"));
  }
}
