package dev.guiche.ticket.group;

import dev.guiche.channel.Address;
import dev.guiche.channel.ChannelKind;
import dev.guiche.channel.ChannelName;
import dev.guiche.channel.Channels;
import dev.guiche.config.DeskConfig;
import dev.guiche.config.GuicheConfig;
import dev.guiche.config.TelegramGroup;
import dev.guiche.conversation.Conversation;
import dev.guiche.conversation.Conversations;
import dev.guiche.conversation.LockedConversation;
import dev.guiche.conversation.NewDelivery;
import dev.guiche.conversation.NewEntry;
import dev.guiche.conversation.Outbox;
import dev.guiche.conversation.Sight;
import dev.guiche.conversation.TimelineId;
import dev.guiche.conversation.Timelines;
import dev.guiche.conversation.TransferWatch;
import dev.guiche.database.Sql;
import dev.guiche.desk.ConsultantId;
import dev.guiche.desk.DeskId;
import dev.guiche.ticket.Ticket;
import dev.guiche.ticket.TicketWatch;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Announces to a desk's group what has come to the desk (IN-5, IN-7, IN-21). */
public final class GroupNews implements TicketWatch, TransferWatch {
  private final GuicheConfig config;
  private final Channels channels;
  private final GroupWords words;

  /**
   * @param publicUrl where the panel is; no slash at its end
   */
  public GroupNews(GuicheConfig config, URI publicUrl, Channels channels) {
    this.config = config;
    this.channels = channels;
    this.words = new GroupWords(config.organization().locale(), publicUrl);
  }

  @Override
  public void opened(Sql tx, Ticket ticket, @Nullable ConsultantId by) {
    announce(tx, ticket, null);
  }

  @Override
  public void changed(Sql tx, Ticket before, Ticket ticket, @Nullable ConsultantId by) {
    if (!before.desk().equals(ticket.desk())) {
      announce(tx, ticket, before.deskLabel());
    }
  }

  private void announce(Sql tx, Ticket ticket, @Nullable String from) {
    config
        .desk(ticket.deskKey())
        .ifPresent(
            desk ->
                post(
                    tx,
                    desk,
                    ticket.timeline(),
                    group -> words.ticket(ticket, from, group.shows()),
                    ticket.assignee() == null));
  }

  @Override
  public void transferred(Sql tx, LockedConversation talk, DeskId to, ConsultantId by) {
    announce(tx, talk, to, now -> words.passedOn(now, name(tx, by)));
  }

  @Override
  public void overflowed(Sql tx, LockedConversation talk, DeskId to) {
    announce(tx, talk, to, words::overflowed);
  }

  /**
   * An emergency outside hours: somebody is on call.
   *
   * @param names of those who are called
   */
  public void called(Sql tx, LockedConversation talk, String names) {
    announce(tx, talk, talk.desk(), now -> words.called(now, names));
  }

  private void announce(
      Sql tx, LockedConversation talk, DeskId to, Function<Conversation, String> headline) {
    var now = new Conversations(tx).find(Sight.everything(), talk.id()).orElseThrow();
    Text text = group -> words.talk(now, headline.apply(now), group.shows());
    desk(tx, to).ifPresent(desk -> post(tx, desk, talk.timeline(), text, true));
  }

  private static String name(Sql tx, ConsultantId who) {
    return tx.one("select name from consultant where id = $1", row -> row.text("name"), who);
  }

  private Optional<DeskConfig> desk(Sql tx, DeskId id) {
    return tx.first("select key from desk where id = $1", row -> row.text("key"), id)
        .flatMap(config::desk);
  }

  @FunctionalInterface
  private interface Text {
    String in(TelegramGroup group);
  }

  /** A bot that is switched off is shown to the consultants and holds nothing up. */
  private void post(Sql tx, DeskConfig desk, TimelineId timeline, Text text, boolean free) {
    var group = desk.group();
    if (group == null) {
      return;
    }
    var bot = new ChannelName(group.channel());
    if (channels.find(bot).isEmpty()) {
      Timelines.write(tx, timeline, event("channel-off", Map.of("channel", group.channel())));
      return;
    }
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("desk", desk.key());
    details.put("label", desk.label());
    var entry = Timelines.add(tx, timeline, event("announced", details));
    Outbox.enqueue(
        tx,
        new NewDelivery(
            entry,
            timeline,
            bot,
            new Address(ChannelKind.TELEGRAM, Long.toString(group.chat())),
            text.in(group),
            null,
            List.of(),
            null,
            null,
            free ? List.of(words.take()) : List.of()));
  }

  private static NewEntry event(String type, Map<String, ?> details) {
    return NewEntry.event(type, null, false, details);
  }
}
