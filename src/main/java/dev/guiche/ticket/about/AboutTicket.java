package dev.guiche.ticket.about;

import dev.guiche.channel.Channel;
import dev.guiche.channel.ChannelKind;
import dev.guiche.channel.ChannelName;
import dev.guiche.channel.Channels;
import dev.guiche.channel.InboundMessage;
import dev.guiche.config.GuicheConfig;
import dev.guiche.contact.ContactId;
import dev.guiche.conversation.Admission;
import dev.guiche.conversation.ConversationId;
import dev.guiche.conversation.ConversationState;
import dev.guiche.conversation.FrontDoor;
import dev.guiche.conversation.LockedConversation;
import dev.guiche.conversation.NewEntry;
import dev.guiche.conversation.Notices;
import dev.guiche.conversation.Reception;
import dev.guiche.conversation.Timelines;
import dev.guiche.database.Sql;
import dev.guiche.desk.DeskId;
import dev.guiche.ticket.Ticketing;
import dev.guiche.timer.TimerKind;
import dev.guiche.timer.Timers;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;

/** Asks before everybody else, and then lets the usual door hear. */
public final class AboutTicket implements FrontDoor {
  /** Set for a talk whose customer was asked. */
  public static final TimerKind SILENCE = new TimerKind("about-ticket");

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** Who is still writing their first words when they are asked has not answered with them. */
  private static final Duration STILL_WRITING = Duration.ofSeconds(20);

  private static final Set<ChannelKind> MESSENGERS =
      Set.of(ChannelKind.TELEGRAM, ChannelKind.WHATSAPP);

  private final GuicheConfig config;
  private final Channels channels;
  private final Notices notices;
  private final FrontDoor usual;
  private final Reception reception;
  private final Asked asked;
  private final Onto onto;
  private final ResourceBundle words;

  /**
   * @param usual who hears them where it is about nothing that is known
   */
  public AboutTicket(
      GuicheConfig config,
      Channels channels,
      Notices notices,
      Ticketing ticketing,
      FrontDoor usual,
      Reception reception) {
    this.config = config;
    this.channels = channels;
    this.notices = notices;
    this.usual = usual;
    this.reception = reception;
    this.words = Choice.words(config.organization().locale());
    this.asked = new Asked(words);
    this.onto = new Onto(ticketing);
  }

  @Override
  public boolean asks(ChannelName channel) {
    return usual.asks(channel);
  }

  @Override
  public boolean asks(Sql tx, ChannelName channel, ContactId contact) {
    return usual.asks(channel) || (mayAsk(channel) && !asked.candidates(tx, contact).isEmpty());
  }

  private boolean mayAsk(ChannelName channel) {
    boolean messenger =
        channels.find(channel).map(Channel::kind).filter(MESSENGERS::contains).isPresent();
    return messenger
        && config
            .channel(channel.value())
            .flatMap(known -> config.desk(known.desk()))
            .map(desk -> desk.ties().aboutTicket())
            .orElse(false);
  }

  @Override
  public boolean listens(ConversationState state, boolean confirming, String text) {
    return usual.listens(state, confirming, text);
  }

  @Override
  public void spoken(Sql tx, Collection<ConversationId> conversations) {
    usual.spoken(tx, conversations);
  }

  @Override
  public Optional<ConversationId> afterwards(Sql tx, InboundMessage message) {
    return usual.afterwards(tx, message);
  }

  @Override
  public Optional<DeskId> heard(Sql tx, ConversationId id, String text) {
    var talk = LockedConversation.lock(tx, id);
    if (talk.state() != ConversationState.TRIAGE || !mayAsk(talk.channel())) {
      return usual.heard(tx, id, text);
    }
    var standing = asked.find(tx, id);
    if (standing.isEmpty()) {
      var known =
          asked.isFirst(tx, id) ? asked.candidates(tx, talk.contact()) : List.<Choice.Known>of();
      return known.isEmpty() ? goOn(tx, talk, text) : ask(tx, talk, new Choice(words, known));
    }
    return standing.get().answered()
        ? goOn(tx, talk, text)
        : answer(tx, talk, standing.get(), text);
  }

  private Optional<DeskId> ask(Sql tx, LockedConversation talk, Choice choice) {
    asked.keep(tx, talk.id(), choice);
    notices.ask(tx, talk, choice.question(), choice.options());
    Timers.set(tx, SILENCE, talk.id().value(), tx.now().plus(PATIENCE), Map.of());
    return Optional.empty();
  }

  private Optional<DeskId> answer(
      Sql tx, LockedConversation talk, Asked.Standing standing, String text) {
    var meant = standing.choice().meant(text);
    if (meant.isPresent()) {
      settle(tx, talk, "yes");
      onto.put(tx, talk, meant.get());
      notices.say(tx, talk, standing.choice().kept(meant.get()));
      onto.end(tx, talk);
      return Optional.empty();
    }
    boolean no = standing.choice().isNo(text);
    if (!no && standing.askedAt().plus(STILL_WRITING).isAfter(tx.now())) {
      return Optional.empty();
    }
    settle(tx, talk, "no");
    return goOn(tx, talk, text);
  }

  private void settle(Sql tx, LockedConversation talk, String answer) {
    Timers.cancel(tx, SILENCE, talk.id().value());
    asked.settle(tx, talk.id(), answer);
    Timelines.write(
        tx, talk.timeline(), NewEntry.event("about-ticket", null, false, Map.of("answer", answer)));
  }

  /** As if nobody had asked: the questions of the channel, or its desk's queue. */
  private Optional<DeskId> goOn(Sql tx, LockedConversation talk, String text) {
    if (usual.asks(talk.channel())) {
      return usual.heard(tx, talk.id(), text);
    }
    Admission.admit(tx, talk, talk.desk(), 0);
    reception.received(tx, talk.id());
    return Optional.of(talk.desk());
  }

  /** Nobody answered for as long as we wait. */
  Optional<DeskId> silent(Sql tx, ConversationId id) {
    var talk = LockedConversation.lock(tx, id);
    var standing = asked.find(tx, id).filter(one -> !one.answered());
    if (talk.state() != ConversationState.TRIAGE || standing.isEmpty()) {
      return Optional.empty();
    }
    settle(tx, talk, "silent");
    return goOn(tx, talk, "");
  }
}
