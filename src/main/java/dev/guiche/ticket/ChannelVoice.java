package dev.guiche.ticket;

import dev.guiche.channel.Address;
import dev.guiche.channel.ChannelKind;
import dev.guiche.channel.ChannelName;
import dev.guiche.channel.Channels;
import dev.guiche.conversation.Attachment;
import dev.guiche.conversation.Entry;
import dev.guiche.conversation.EntryId;
import dev.guiche.conversation.NewDelivery;
import dev.guiche.conversation.NewEntry;
import dev.guiche.conversation.Outbox;
import dev.guiche.conversation.TimelineId;
import dev.guiche.conversation.Timelines;
import dev.guiche.database.Row;
import dev.guiche.database.Sql;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Speaks to customers on the channels of their talks, where no consultant is speaking there: the
 * house's own notices, and a ticket's answers to somebody who has no e-mail.
 */
public final class ChannelVoice {
  private final Channels channels;

  public ChannelVoice(Channels channels) {
    this.channels = channels;
  }

  /** A channel and the customer's address there. */
  public record Line(ChannelName channel, Address address) {}

  /**
   * A notice of the house, part of the caller's transaction. Nothing is said by mail, where the
   * next mail says it; a channel that is off is shown to the consultants.
   */
  public void tell(Sql tx, TimelineId timeline, Line line, String text) {
    if (line.address().kind() == ChannelKind.EMAIL || line.address().kind() == ChannelKind.PHONE) {
      return;
    }
    String name = line.channel().value();
    if (channels.find(line.channel()).isEmpty()) {
      Timelines.write(
          tx, timeline, NewEntry.event("channel-off", null, false, Map.of("channel", name)));
      return;
    }
    var entry = Timelines.add(tx, timeline, NewEntry.notice(name, text, null));
    post(tx, entry, timeline, line, text, List.of());
  }

  /** The line of a ticket's newest talk whose channel is switched on. */
  Optional<Line> reach(Sql tx, Ticket ticket) {
    return tx
        .list(
            """
            select c.channel, a.kind, a.address
            from ticket_conversation x
            join conversation c on c.id = x.conversation_id
            join contact_address a on a.id = c.address_id
            where x.ticket_id = $1 and c.contact_id = $2 order by c.id desc
            """,
            ChannelVoice::line,
            ticket.id(),
            ticket.contact())
        .stream()
        .filter(line -> line.address().kind() != ChannelKind.EMAIL)
        .filter(line -> channels.find(line.channel()).isPresent())
        .findFirst();
  }

  private static Line line(Row row) {
    return new Line(
        new ChannelName(row.text("channel")),
        new Address(row.constant("kind", ChannelKind.class), row.text("address")));
  }

  /** Sends what stands on a ticket; the channel must be on. */
  void send(Sql tx, Entry entry, Line line) {
    var files = entry.attachments().stream().map(Attachment::id).toList();
    post(tx, entry.id(), entry.timeline(), line, entry.text(), files);
  }

  void post(Sql tx, EntryId entry, TimelineId timeline, Line line, String text, List<Long> files) {
    var channel = channels.find(line.channel()).orElseThrow();
    for (var part : channel.parts(text, files.size())) {
      List<Long> carried = part.file() < 0 ? List.of() : List.of(files.get(part.file()));
      Outbox.enqueue(
          tx,
          new NewDelivery(
              entry,
              timeline,
              line.channel(),
              line.address(),
              part.text(),
              null,
              carried,
              null,
              null));
    }
  }
}
