package dev.guiche.knowledge;

import dev.guiche.database.Database;
import dev.guiche.database.DatabaseFailure;
import dev.guiche.database.Id;
import dev.guiche.database.Row;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The canned replies. */
public final class CannedReplies {
  private static final String COLUMNS = "id, desk_id, shortcut, title, text";

  private final Database database;

  public CannedReplies(Database database) {
    this.database = database;
  }

  /**
   * By shortcut.
   *
   * @param only a consultant, who gets those for every desk and those of their own desks; null: all
   */
  public List<CannedReply> all(@Nullable Id only) {
    return database.list(
        """
        select id, desk_id, shortcut, title, text from canned_reply
        where $1::bigint is null or desk_id is null
          or desk_id in (select m.desk_id from desk_member m where m.consultant_id = $1)
        order by lower(shortcut), id
        """,
        CannedReplies::read,
        only);
  }

  /**
   * @throws KnowledgeRefused ShortcutTaken, NoSuchDesk
   */
  public CannedReply create(@Nullable Long desk, String shortcut, String title, String text) {
    refuseUnknown(desk);
    return refusing(
        shortcut,
        () ->
            database.one(
                "insert into canned_reply (desk_id, shortcut, title, text) values ($1, $2, $3, $4)"
                    + " returning "
                    + COLUMNS,
                CannedReplies::read,
                desk,
                shortcut,
                title.strip(),
                text));
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

  public Optional<CannedReply> find(long id) {
    return database.first(
        "select id, desk_id, shortcut, title, text from canned_reply where id = $1",
        CannedReplies::read,
        id);
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
        row.text("shortcut"),
        row.text("title"),
        row.text("text"));
  }
}
