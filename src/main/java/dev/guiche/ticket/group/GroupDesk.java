package dev.guiche.ticket.group;

import dev.guiche.channel.ChannelName;
import dev.guiche.channel.Colleagues;
import dev.guiche.channel.ExternalId;
import dev.guiche.config.GuicheConfig;
import dev.guiche.conversation.Conversation;
import dev.guiche.conversation.ConversationId;
import dev.guiche.conversation.Conversations;
import dev.guiche.conversation.Handover;
import dev.guiche.conversation.Sight;
import dev.guiche.database.Database;
import dev.guiche.desk.ConsultantId;
import dev.guiche.desk.MessengerLinks;
import dev.guiche.desk.MessengerLinks.Person;
import dev.guiche.ticket.Ticket;
import dev.guiche.ticket.TicketId;
import dev.guiche.ticket.Ticketing;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gives what was announced to the first of the desk's people who presses. */
public final class GroupDesk implements Colleagues {
  private final Database database;
  private final MessengerLinks links;
  private final Handover handover;
  private final Ticketing ticketing;
  private final GroupWords words;

  public GroupDesk(
      Database database,
      GuicheConfig config,
      URI publicUrl,
      Handover handover,
      Ticketing ticketing) {
    this.database = database;
    this.links = new MessengerLinks(database);
    this.handover = handover;
    this.ticketing = ticketing;
    this.words = new GroupWords(config.organization().locale(), publicUrl);
  }

  @Override
  public String introduced(Account who, String code) {
    return links
        .link(who.id(), who.name(), code)
        .map(person -> words.welcome(person.name()))
        .orElseGet(words::codeUnknown);
  }

  /** What an announcement was about; one of the two is there. */
  private record Announced(
      String text, @Nullable ConversationId conversation, @Nullable TicketId ticket) {}

  @Override
  public Reaction pressed(ChannelName channel, ExternalId under, Account by) {
    var announced = announced(channel, under);
    if (announced.isEmpty()) {
      return new Reaction(words.unknown(), null);
    }
    return links
        .whose(by.id())
        .map(person -> take(announced.get(), person))
        .orElseGet(() -> new Reaction(words.whoAreYou(), null));
  }

  private Optional<Announced> announced(ChannelName channel, ExternalId under) {
    return database.first(
        """
        select d.text, c.id as conversation, t.id as ticket from delivery d
        left join conversation c on c.timeline_id = d.timeline_id
        left join ticket t on t.timeline_id = d.timeline_id
        where d.channel = $1 and d.external_id = $2 and (c.id is not null or t.id is not null)
        """,
        row -> {
          var conversation = row.numberOrNull("conversation");
          var ticket = row.numberOrNull("ticket");
          return new Announced(
              row.text("text"),
              conversation == null ? null : new ConversationId(conversation),
              ticket == null ? null : new TicketId(ticket));
        },
        channel.value(),
        under.value());
  }

  private Reaction take(Announced announced, Person who) {
    if (announced.ticket() != null) {
      var ticket = ticketing.handling().takeFree(announced.ticket(), who.id());
      return reaction(announced.text(), Hands.of(ticket), who);
    }
    if (announced.conversation() == null) {
      return new Reaction(words.unknown(), null);
    }
    handover.takeFree(announced.conversation(), who.id());
    var talk =
        new Conversations(database)
            .find(Sight.everything(), announced.conversation())
            .orElseThrow();
    return reaction(announced.text(), Hands.of(talk), who);
  }

  /** Whose it is after a press. */
  private record Hands(
      boolean closed, @Nullable ConsultantId id, @Nullable String name, String desk) {
    static Hands of(Ticket ticket) {
      return new Hands(
          ticket.closedAt() != null, ticket.assignee(), ticket.assigneeName(), ticket.deskLabel());
    }

    static Hands of(Conversation talk) {
      return new Hands(!talk.isOpen(), talk.consultant(), talk.consultantName(), talk.deskLabel());
    }
  }

  private Reaction reaction(String text, Hands hands, Person who) {
    if (hands.closed()) {
      return new Reaction(words.isOver(), words.over(text));
    }
    if (hands.id() == null || hands.name() == null) {
      return new Reaction(words.notOfDesk(hands.desk()), null);
    }
    return new Reaction(
        hands.id().equals(who.id()) ? words.isYours() : words.hasSomebody(hands.name()),
        words.taken(text, hands.name()));
  }
}
