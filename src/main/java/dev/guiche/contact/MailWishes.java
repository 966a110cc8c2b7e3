package dev.guiche.contact;

import dev.guiche.database.Sql;

/**
 * Which mails somebody wants. What concerns their own open ticket is not among them: an answer, a
 * protocol and an end are always sent.
 *
 * @param stages that a ticket goes on to another stage
 * @param transcripts talks, once they are over
 * @param reminders of appointments and the like
 */
public record MailWishes(boolean stages, boolean transcripts, boolean reminders) {
  /** What can be switched off. */
  public enum Kind {
    STAGES,
    TRANSCRIPTS,
    REMINDERS
  }

  /** Who has said nothing gets all of it. */
  public static MailWishes of(Sql sql, ContactId contact) {
    return sql.first(
            "select stages, transcripts, reminders from mail_wish where contact_id = $1",
            row ->
                new MailWishes(row.flag("stages"), row.flag("transcripts"), row.flag("reminders")),
            contact)
        .orElseGet(() -> new MailWishes(true, true, true));
  }

  public boolean wants(Kind kind) {
    return switch (kind) {
      case STAGES -> stages;
      case TRANSCRIPTS -> transcripts;
      case REMINDERS -> reminders;
    };
  }

  public MailWishes without(Kind kind) {
    return new MailWishes(
        stages && kind != Kind.STAGES,
        transcripts && kind != Kind.TRANSCRIPTS,
        reminders && kind != Kind.REMINDERS);
  }

  public void keep(Sql sql, ContactId contact) {
    sql.update(
        """
        insert into mail_wish (contact_id, stages, transcripts, reminders) values ($1, $2, $3, $4)
        on conflict (contact_id) do update set stages = $2, transcripts = $3, reminders = $4
        """,
        contact,
        stages,
        transcripts,
        reminders);
  }
}
