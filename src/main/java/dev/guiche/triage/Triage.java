package dev.guiche.triage;

import dev.guiche.channel.ChannelName;
import dev.guiche.config.GuicheConfig;
import dev.guiche.config.TriageConfig;
import dev.guiche.config.TriageConfig.Answer;
import dev.guiche.config.TriageConfig.Question;
import dev.guiche.config.TriageConfig.Way;
import dev.guiche.contact.Contacts;
import dev.guiche.conversation.ConversationId;
import dev.guiche.conversation.ConversationState;
import dev.guiche.conversation.FrontDoor;
import dev.guiche.conversation.LockedConversation;
import dev.guiche.conversation.Notices;
import dev.guiche.conversation.Reception;
import dev.guiche.conversation.Refusal;
import dev.guiche.database.Sql;
import dev.guiche.desk.DeskId;
import dev.guiche.desk.Desks;
import dev.guiche.knowledge.Recommender.Found;
import dev.guiche.timer.TimerKind;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Walks customers through the tree of their channel, one word at a time. */
public final class Triage implements FrontDoor {
  /** Set for a conversation at each question; rings when it stays unanswered. */
  public static final TimerKind SILENCE = new TimerKind("triage-silence");

  private static final String AGAIN = "#";
  private static final int MISSES = 2;

  private final GuicheConfig config;
  private final Asking asking;
  private final Departure departure;
  private final Contacts contacts = new Contacts();
  private final Locale locale;
  private final Words words;
  private final Understanding understanding;
  private final Reading reading;

  /**
   * @param publicUrl where customers read articles; no slash at its end
   */
  public Triage(
      GuicheConfig config,
      Desks desks,
      Notices notices,
      Exits exits,
      Reception reception,
      URI publicUrl) {
    this.config = config;
    this.asking = new Asking(config, notices);
    this.locale = config.organization().locale();
    this.words = Words.in(locale);
    this.understanding = new Understanding(locale);
    this.departure = new Departure(config, desks, notices, exits, reception, words);
    this.reading = new Reading(publicUrl);
  }

  Asking asking() {
    return asking;
  }

  @Override
  public boolean asks(ChannelName channel) {
    return config.triageOf(channel.value()).isPresent();
  }

  @Override
  public Optional<DeskId> heard(Sql tx, ConversationId id, String text) {
    var talk = LockedConversation.lock(tx, id);
    if (talk.state() != ConversationState.TRIAGE) {
      return Optional.empty();
    }
    var tree = config.triageOf(talk.channel().value());
    var standing = Standing.find(tx, id);
    if (tree.isEmpty()) {
      // The tree has left the file while somebody stood in it.
      return departure.toQueue(tx, talk, usual(), "removed", answers(standing));
    }
    if (wantsPerson(tree.get(), standing, text)) {
      return departure.toQueue(tx, talk, person(tree.get()), "asked", answers(standing));
    }
    if (standing.filter(Standing::held).isPresent()) {
      asking.waitFor(tx, talk, standing.get().question());
      return Optional.empty();
    }
    if (standing.isEmpty() || text.strip().equals(AGAIN)) {
      var first = tree.get().first();
      var before = Standing.before(id, tree.get().name(), first.key());
      return arrive(tx, talk, tree.get(), before, first);
    }
    return answered(tx, talk, tree.get(), standing.get(), text);
  }

  /**
   * Whether a word that leads out means just that: it may stand on a button too, and in the middle
   * of what somebody describes.
   */
  private boolean wantsPerson(TriageConfig tree, Optional<Standing> standing, String text) {
    var question = standing.flatMap(at -> tree.question(at.question()));
    boolean choosing =
        question.filter(asked -> !asked.options().isEmpty()).isPresent()
            || standing.filter(at -> !at.offered().isEmpty()).isPresent();
    return Understanding.says(text, tree.leave())
        && (choosing || Understanding.isShort(text))
        && question.filter(asked -> understanding.named(asked, text).isPresent()).isEmpty();
  }

  private static List<Answered> answers(Optional<Standing> standing) {
    return standing.map(Standing::answers).orElse(List.of());
  }

  private Way.Queue usual() {
    return new Way.Queue(config.defaultDesk().key());
  }

  private static Way.Queue person(TriageConfig tree) {
    return new Way.Queue(tree.desk());
  }

  private Optional<DeskId> answered(
      Sql tx, LockedConversation talk, TriageConfig tree, Standing at, String text) {
    // A question that has left the file is asked no more.
    var question = tree.question(at.question()).orElse(tree.first());
    if (!at.offered().isEmpty() && question.then() != null) {
      return helped(tx, talk, tree, at, question, text);
    }
    var understood = understanding.of(question, text);
    if (understood.isEmpty()) {
      return missed(tx, talk, tree, at.missed(), question);
    }
    var said = understood.get().said();
    learn(tx, talk, question, said);
    var now = at.with(answer(question, said));
    var articles = reading.about(tx, question, said, locale);
    if (!articles.isEmpty()) {
      reading.offered(tx, talk.id(), articles);
      var offering = now.offering(articles.stream().map(Found::id).toList());
      return askHelped(tx, talk, offering, words.say("articles", reading.list(articles)));
    }
    return follow(tx, talk, tree, now, understood.get().way());
  }

  private Optional<DeskId> askHelped(Sql tx, LockedConversation talk, Standing at, String text) {
    return ask(tx, talk, at, text, List.of(words.say("articles.yes"), words.say("articles.no")));
  }

  /** They have read, or not: solved, or on along the tree. */
  private Optional<DeskId> helped(
      Sql tx,
      LockedConversation talk,
      TriageConfig tree,
      Standing at,
      Question question,
      String text) {
    var helped =
        Understanding.yesOrNo(
            text, words.list("articles.yes.words"), words.list("articles.no.words"));
    if (helped.isEmpty() && at.misses() < MISSES) {
      return askHelped(tx, talk, at.missed(), words.say("articles.again"));
    }
    helped.ifPresent(solved -> reading.answered(tx, talk.id(), at.offered(), solved));
    return helped.orElse(false)
        ? departure.home(tx, talk, "solved", at.answers())
        : follow(tx, talk, tree, at, Objects.requireNonNull(question.then()));
  }

  private Optional<DeskId> follow(
      Sql tx, LockedConversation talk, TriageConfig tree, Standing now, Way way) {
    now.save(tx);
    return switch (way) {
      case Way.Next next -> {
        yield arrive(tx, talk, tree, now, tree.question(next.question()).orElseThrow());
      }
      case Way.Queue queue -> departure.toQueue(tx, talk, queue, "answered", now.answers());
      case Way.Ticket ticket -> departure.toTicket(tx, talk, ticket, now.answers());
      case Way.Solved solved -> departure.home(tx, talk, "solved", now.answers());
    };
  }

  /** At a question; whose e-mail address is known is not asked for it. */
  private Optional<DeskId> arrive(
      Sql tx, LockedConversation talk, TriageConfig tree, Standing now, Question question) {
    String known = talk.email();
    return known == null || !question.isKnown(known)
        ? ask(tx, talk, now.at(question.key()), question)
        : follow(
            tx,
            talk,
            tree,
            now.with(answer(question, known)),
            Objects.requireNonNull(question.then()));
  }

  private Answered answer(Question question, String said) {
    return Answered.to(question, said, locale);
  }

  private Optional<DeskId> missed(
      Sql tx, LockedConversation talk, TriageConfig tree, Standing at, Question question) {
    if (at.misses() > MISSES) {
      return departure.toQueue(tx, talk, person(tree), "not-understood", at.answers());
    }
    return ask(tx, talk, at, question, words.notUnderstood(question, question.ask().in(locale)));
  }

  private Optional<DeskId> ask(Sql tx, LockedConversation talk, Standing at, Question question) {
    return ask(tx, talk, at, question, question.ask().in(locale));
  }

  private Optional<DeskId> ask(
      Sql tx, LockedConversation talk, Standing at, Question question, String text) {
    var choices = question.options().stream().map(option -> option.label().in(locale)).toList();
    return ask(tx, talk, at, text, choices);
  }

  private Optional<DeskId> ask(
      Sql tx, LockedConversation talk, Standing at, String text, List<String> choices) {
    at.save(tx);
    asking.ask(tx, talk, at.question(), text, choices);
    return Optional.empty();
  }

  /**
   * No program asks any more.
   *
   * @param way null: the tree asks on
   */
  Optional<DeskId> released(
      Sql tx, LockedConversation talk, Way.@Nullable Queue way, List<Answered> learned) {
    tx.update("update triage set held_by = null where conversation_id = $1", talk.id());
    var at = Standing.find(tx, talk.id()).orElseThrow(() -> new Refusal.NotFound("triage"));
    for (var answer : learned) {
      at = at.with(answer);
    }
    at.save(tx);
    var tree = config.triageOf(talk.channel().value());
    if (way != null || tree.isEmpty()) {
      return departure.toQueue(tx, talk, way == null ? usual() : way, "program", at.answers());
    }
    return arrive(
        tx, talk, tree.get(), at, tree.get().question(at.question()).orElse(tree.get().first()));
  }

  /** What a person says of themselves is kept where nothing better is known. */
  private void learn(Sql tx, LockedConversation talk, Question question, String said) {
    if (question.answer() == Answer.EMAIL && talk.email() == null) {
      contacts.change(tx, talk.contact(), null, said, null, null);
    } else if (question.answer() == Answer.NAME) {
      contacts.introduce(tx, talk.contact(), said);
    }
  }

  /** Nobody answered for as long as the tree waits. Empty where somebody has, meanwhile. */
  Optional<DeskId> silent(Sql tx, ConversationId id, String question) {
    var talk = LockedConversation.lock(tx, id);
    var standing = Standing.find(tx, id).filter(at -> at.question().equals(question));
    var tree = config.triageOf(talk.channel().value());
    if (talk.state() != ConversationState.TRIAGE || standing.isEmpty() || tree.isEmpty()) {
      return Optional.empty();
    }
    var answers = standing.get().answers();
    return switch (tree.get().silence().then()) {
      case QUEUE -> departure.toQueue(tx, talk, person(tree.get()), "silent", answers);
      case GOODBYE -> departure.home(tx, talk, "goodbye", answers);
    };
  }
}
