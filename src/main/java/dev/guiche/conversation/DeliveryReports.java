package dev.guiche.conversation;

import dev.guiche.channel.ChannelName;
import dev.guiche.channel.DeliveryReport;
import dev.guiche.channel.DeliveryStatus;
import dev.guiche.channel.ExternalId;
import dev.guiche.database.Sql;
import java.util.Optional;

/**
 * What providers report of our messages. A status never goes back, and a report that is faster than
 * the answer to our request is kept until the message's number is known.
 */
final class DeliveryReports {
  private DeliveryReports() {}

  /**
   * Takes a provider's report.
   *
   * @return the entry that it is about, when it was news
   */
  static Optional<EntryId> take(Sql tx, DeliveryReport report) {
    lock(tx, report.channel(), report.message());
    var about = apply(tx, report);
    about.ifPresent(entry -> Timelines.touch(tx, entry));
    if (about.isEmpty() && !isOurs(tx, report)) {
      keepEarly(tx, report);
    }
    return about;
  }

  private static Optional<EntryId> apply(Sql tx, DeliveryReport report) {
    return tx.first(
        """
        update delivery set status = $3, reason = $4
        where channel = $1 and external_id = $2
          and array_position(array['pending','sending','sent','delivered','read'], status)
            < case $3 when 'failed' then 4 else array_position(array['pending','sending','sent','delivered','read'], $3) end
        returning entry_id
        """,
        row -> new EntryId(row.number("entry_id")),
        report.channel().value(),
        report.message().value(),
        report.status(),
        report.reason());
  }

  /** What was reported before we knew the message's number counts now. */
  static void applyEarly(Sql tx, ChannelName channel, ExternalId id) {
    tx.first(
            "delete from early_report where channel = $1 and external_id = $2 returning status,"
                + " reason",
            row ->
                new DeliveryReport(
                    channel,
                    id,
                    row.constant("status", DeliveryStatus.class),
                    row.textOrNull("reason")),
            channel.value(),
            id.value())
        .ifPresent(report -> apply(tx, report));
  }

  private static boolean isOurs(Sql tx, DeliveryReport report) {
    return tx.first(
            "select id from delivery where channel = $1 and external_id = $2",
            row -> true,
            report.channel().value(),
            report.message().value())
        .isPresent();
  }

  /**
   * The answer to our request, with the message's number, is still on its way; only the furthest
   * report is kept.
   */
  private static void keepEarly(Sql tx, DeliveryReport report) {
    tx.send(
        """
        insert into early_report (channel, external_id, status, reason) values ($1, $2, $3, $4)
        on conflict (channel, external_id) do update set status = excluded.status, reason = excluded.reason
        where array_position(array['sent','failed','delivered','read'], early_report.status)
          < array_position(array['sent','failed','delivered','read'], excluded.status)
        """,
        report.channel().value(),
        report.message().value(),
        report.status(),
        report.reason());
  }

  /** A report and the writing down of the message's number wait for each other. */
  static void lock(Sql tx, ChannelName channel, ExternalId id) {
    tx.send("select pg_advisory_xact_lock(hashtextextended($1, 2))::text", channel + " " + id);
  }
}
