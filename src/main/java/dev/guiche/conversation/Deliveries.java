package dev.guiche.conversation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.guiche.channel.Address;
import dev.guiche.channel.ChannelKind;
import dev.guiche.channel.ChannelName;
import dev.guiche.channel.DeliveryStatus;
import dev.guiche.channel.ExternalId;
import dev.guiche.channel.MailEnvelope;
import dev.guiche.channel.OutboundAttachment;
import dev.guiche.channel.OutboundMessage;
import dev.guiche.database.Database;
import dev.guiche.database.Node;
import dev.guiche.database.Row;
import dev.guiche.database.Sql;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The outbox's table. A delivery is pending, then sending on one node, then with the provider or
 * failed.
 */
final class Deliveries {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Database database;

  Deliveries(Database database) {
    this.database = database;
  }

  /** A delivery that this node has in hand. */
  record Claimed(
      long id,
      EntryId entry,
      TimelineId timeline,
      ChannelName channel,
      Address to,
      String text,
      @Nullable String html,
      List<Long> files,
      @Nullable ExternalId answers,
      @Nullable MailEnvelope mail,
      List<String> choices,
      int attempts) {}

  static long add(Sql tx, NewDelivery delivery) {
    return tx.one(
        """
        insert into delivery (entry_id, timeline_id, channel, kind, address, text, html, files, answers, envelope,
                              choices)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) returning id
        """,
        row -> row.number("id"),
        delivery.entry(),
        delivery.timeline(),
        delivery.channel().value(),
        delivery.to().kind(),
        delivery.to().value(),
        delivery.text(),
        delivery.html(),
        delivery.files().toArray(Long[]::new),
        delivery.answers() == null ? null : delivery.answers().value(),
        delivery.mail() == null ? null : JSON.<JsonNode>valueToTree(delivery.mail()),
        delivery.choices().toArray(String[]::new));
  }

  /**
   * Takes up to {@code limit} that are due, at most one of each timeline, channel and address: the
   * oldest unfinished.
   */
  List<Claimed> claim(Node node, List<ChannelName> channels, int limit) {
    return database.list(
        """
        with due as (
          select d.id from delivery d
          where d.status = 'pending' and d.due_at <= now() and d.channel = any($2)
            and not exists (
              select from delivery b where b.timeline_id = d.timeline_id and b.channel = d.channel
                and b.address = d.address and b.id < d.id and b.status in ('pending', 'sending'))
          order by d.due_at, d.id limit $3 for update skip locked)
        update delivery d set status = 'sending', node = $1, attempts = attempts + 1
        from due where d.id = due.id
        returning
        """
            + CLAIMED,
        Deliveries::claimed,
        node.number(),
        channels.stream().map(ChannelName::value).toArray(String[]::new),
        limit);
  }

  /**
   * Takes over what nobody has in hand: what nodes that are gone had under way, and what this node
   * has claimed in a statement whose answer was lost. The provider may have it or not.
   *
   * @param inHand the deliveries that this node knows of
   */
  List<Claimed> takeOver(
      Node node, Collection<Long> inHand, List<ChannelName> channels, int limit) {
    return database.list(
        """
        with orphan as (
          select id from delivery
          where status = 'sending' and channel = any($2) and id <> all($3) and (node = $1 or
        """
            + Node.GONE
            + """
            ) limit $4 for update skip locked)
            update delivery d set node = $1 from orphan where d.id = orphan.id
            returning
            """
            + CLAIMED,
        Deliveries::claimed,
        node.number(),
        channels.stream().map(ChannelName::value).toArray(String[]::new),
        inHand.toArray(Long[]::new),
        limit);
  }

  private static final String CLAIMED =
      """
       d.id, d.entry_id, d.timeline_id, d.channel, d.kind, d.address, d.text, d.html, d.files, d.answers, d.envelope,
       d.choices, d.attempts
      """;

  private static Claimed claimed(Row row) {
    var answers = row.textOrNull("answers");
    return new Claimed(
        row.number("id"),
        new EntryId(row.number("entry_id")),
        new TimelineId(row.number("timeline_id")),
        new ChannelName(row.text("channel")),
        new Address(row.constant("kind", ChannelKind.class), row.text("address")),
        row.text("text"),
        row.textOrNull("html"),
        row.numbers("files"),
        answers == null ? null : new ExternalId(answers),
        envelope(row.jsonOrNull("envelope")),
        row.texts("choices"),
        row.integer("attempts"));
  }

  private static @Nullable MailEnvelope envelope(@Nullable JsonNode json) {
    try {
      return json == null ? null : JSON.treeToValue(json, MailEnvelope.class);
    } catch (JsonProcessingException written) {
      throw new IllegalStateException("An envelope in the outbox cannot be read", written);
    }
  }

  /** Whether the customer has not written from this address, on this channel, for so long. */
  boolean isSilent(Claimed claimed, Duration time) {
    return database.one(
        """
        select coalesce(max(t.last_customer_at) < now() - make_interval(secs => $4), true) as silent
        from contact_address a
        join conversation c on c.address_id = a.id and c.channel = $3
        join timeline t on t.id = c.timeline_id
        where a.kind = $1 and a.address = $2
        """,
        row -> row.flag("silent"),
        claimed.to().kind(),
        claimed.to().value(),
        claimed.channel().value(),
        (double) time.toSeconds());
  }

  OutboundMessage message(Claimed claimed, boolean outsideWindow) {
    return new OutboundMessage(
        claimed.id(),
        claimed.to(),
        claimed.text(),
        claimed.html(),
        files(claimed.files()),
        claimed.answers(),
        claimed.mail(),
        outsideWindow,
        claimed.choices());
  }

  private List<OutboundAttachment> files(List<Long> files) {
    return files.isEmpty()
        ? List.of()
        : database.list(
            """
            select a.id, a.name, a.media_type, c.bytes from attachment a join attachment_content c on c.attachment_id = a.id
            where a.id = any($1) order by array_position($1, a.id)
            """,
            row ->
                new OutboundAttachment(
                    row.number("id"), row.text("name"), row.text("media_type"), row.bytes("bytes")),
            (Object) files.toArray(Long[]::new));
  }

  boolean isKnown(ChannelName channel, ExternalId id) {
    return database
        .first(
            """
            select 1 as found from delivery where channel = $1 and external_id = $2
            union all select 1 from entry where channel = $1 and external_id = $2 and author = 'customer'
            """,
            row -> true,
            channel.value(),
            id.value())
        .isPresent();
  }

  /** The provider has it. Reports that came before we knew its number count now. */
  void sent(Claimed claimed, ExternalId id, DeliveryStatus status) {
    database.inTransaction(
        tx -> {
          DeliveryReports.lock(tx, claimed.channel(), id);
          tx.send(
              """
              update delivery set status = $2, external_id = $3, reason = null, node = null, finished_at = now()
              where id = $1
              """,
              claimed.id(),
              status,
              id.value());
          DeliveryReports.applyEarly(tx, claimed.channel(), id);
          Timelines.touch(tx, claimed.entry());
          return null;
        });
  }

  void pending(Claimed claimed, Duration after, String reason) {
    database.inTransaction(
        tx -> {
          tx.send(
              """
              update delivery set status = 'pending', node = null, reason = $3,
                due_at = now() + make_interval(secs => $2)
              where id = $1
              """,
              claimed.id(),
              after.toMillis() / 1000.0,
              reason);
          Timelines.touch(tx, claimed.entry());
          return null;
        });
  }

  void failed(Claimed claimed, String reason) {
    database.inTransaction(
        tx -> {
          tx.send(
              "update delivery set status = 'failed', node = null, reason = $2, finished_at = now()"
                  + " where id = $1",
              claimed.id(),
              reason);
          Timelines.touch(tx, claimed.entry());
          return null;
        });
  }

  /** A consultant wants the failed parts of an entry tried again. */
  boolean retry(EntryId entry) {
    return database.inTransaction(
        tx -> {
          var again =
              tx.update(
                  """
                  update delivery set status = 'pending', reason = null, attempts = 0, due_at = now(), external_id = null
                  where entry_id = $1 and status = 'failed'
                  """,
                  entry);
          Timelines.touch(tx, entry);
          return again > 0;
        });
  }

  /** How long until the next pending one is due; null when none waits. */
  @Nullable Duration untilNextDue() {
    return database
        .first(
            """
            select greatest(0, extract(epoch from min(due_at) - now()))::float8 as seconds
            from delivery where status = 'pending' having min(due_at) is not null
            """,
            row -> Duration.ofMillis((long) Math.ceil(row.decimal("seconds") * 1000)))
        .orElse(null);
  }
}
