package dev.guiche.care;

import dev.guiche.channel.InboundMessage;
import dev.guiche.config.GuicheConfig;
import dev.guiche.conversation.Closing;
import dev.guiche.conversation.ConversationId;
import dev.guiche.conversation.LockedConversation;
import dev.guiche.conversation.NewEntry;
import dev.guiche.conversation.Notices;
import dev.guiche.conversation.Outcome;
import dev.guiche.conversation.Timelines;
import dev.guiche.database.Sql;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * After a talk was solved its customer is asked for a grade from 1 to 5, and then for a comment.
 * What stays with the closed talk: a grade, a number out of range (asked again once), a word of
 * thanks, and after the grade one comment that asks nothing. Everything else, and all that comes
 * too late, opens a conversation, for it wants an answer.
 */
final class RatingWish implements Closing {
  private static final List<String> STARS = List.of("1", "2", "3", "4", "5");

  private final GuicheConfig config;
  private final Notices notices;
  private final Phrases phrases;

  public RatingWish(GuicheConfig config, Notices notices) {
    this.config = config;
    this.notices = notices;
    var house = config.organization();
    phrases = Phrases.in(house.locale(), house.zone());
  }

  @Override
  public void closed(Sql tx, ConversationId id, Outcome outcome) {
    var facts = Facts.of(tx, id);
    var desk = config.desk(facts.deskKey()).orElse(config.defaultDesk());
    var rating = desk.care().rating();
    if (rating == null || outcome != Outcome.SOLVED) {
      return;
    }
    var talk = LockedConversation.lock(tx, id);
    notices.offer(tx, talk, phrases.say(rating.text(), "rating", facts, tx.now()), STARS);
    tx.send(
        """
        insert into rating_wish (conversation_id, address_id, channel, until, step)
        select id, address_id, channel, now() + make_interval(secs => $2), 'stars' from conversation where id = $1
        on conflict (conversation_id) do nothing
        """,
        id,
        (double) rating.within().toSeconds());
  }

  private record Wish(ConversationId conversation, Step step, boolean missed) {}

  private enum Step {
    STARS,
    COMMENT,
    DONE
  }

  /** The closed conversation with which this word stays, if it does; it is written down at once. */
  public Optional<ConversationId> afterwards(Sql tx, InboundMessage message) {
    return wish(tx, message)
        .filter(
            wish ->
                take(tx, wish, message.content().text().strip(), !message.attachments().isEmpty()))
        .map(Wish::conversation);
  }

  /** Only of the newest talk: whoever has spoken of something else since is not grading. */
  private static Optional<Wish> wish(Sql tx, InboundMessage message) {
    return tx.first(
        """
        select w.conversation_id, w.step, w.missed from rating_wish w
        where w.address_id = (select id from contact_address where kind = $1 and address = $2)
          and w.channel = $3 and w.until > now()
          and not exists (select from conversation c where c.address_id = w.address_id and c.channel = w.channel
                          and c.id > w.conversation_id)
        order by w.conversation_id desc limit 1
        """,
        row ->
            new Wish(
                new ConversationId(row.number("conversation_id")),
                row.constant("step", Step.class),
                row.flag("missed")),
        message.from().kind().name().toLowerCase(Locale.ROOT),
        message.from().value(),
        message.channel().value());
  }

  private boolean take(Sql tx, Wish wish, String text, boolean files) {
    if (files) {
      return false;
    }
    return switch (Grade.of(text, phrases)) {
      case Grade.Stars grade when wish.step() == Step.STARS -> keep(tx, wish, grade.stars());
      case Grade.OutOfRange wrong when wish.step() == Step.STARS -> missed(tx, wish);
      case Grade.Thanks thanks -> comment(tx, wish, text, null);
      case Grade.Words words when wish.step() == Step.COMMENT && !words.ask() -> {
        step(tx, wish, Step.DONE, "rating.kept");
        yield comment(tx, wish, text, "rating.kept");
      }
      case Grade.Stars again -> false;
      case Grade.OutOfRange number -> false;
      case Grade.Words question -> false;
    };
  }

  private static boolean keep(Sql tx, Wish wish, int stars) {
    tx.update(
        """
        insert into rating (contact_id, conversation_id, stars, comment)
        select c.contact_id, c.id, $2, w.comment from conversation c join rating_wish w on w.conversation_id = c.id
        where c.id = $1 on conflict (conversation_id) do nothing
        """,
        wish.conversation(),
        stars);
    return step(tx, wish, Step.COMMENT, "rating.thanks");
  }

  /** Asked again once; then it is enough. */
  private static boolean missed(Sql tx, Wish wish) {
    tx.update(
        "update rating_wish set missed = true where conversation_id = $1", wish.conversation());
    return wish.missed()
        ? step(tx, wish, Step.DONE, "rating.kept")
        : step(tx, wish, Step.STARS, "rating.again");
  }

  private static boolean comment(Sql tx, Wish wish, String text, @Nullable String answer) {
    tx.update(
        """
        with said as (
          update rating_wish set comment = concat_ws(E'\n', nullif(comment, ''), $2::text), answer = $3::text where conversation_id = $1
          returning comment)
        update rating set comment = (select comment from said) where conversation_id = $1
        """,
        wish.conversation(),
        text,
        answer);
    return true;
  }

  private static boolean step(Sql tx, Wish wish, Step step, String answer) {
    tx.update(
        "update rating_wish set step = $2, answer = $3 where conversation_id = $1",
        wish.conversation(),
        step,
        answer);
    return true;
  }

  /** Their word stands on the closed talk by now: nobody waits there, and the house answers. */
  public void heard(Sql tx, LockedConversation talk) {
    tx.send("update timeline set waiting_since = null, unread = 0 where id = $1", talk.timeline());
    var answer =
        tx.first(
            """
            with due as (select conversation_id, answer from rating_wish where conversation_id = $1 and answer is not null)
            update rating_wish w set answer = null from due where w.conversation_id = due.conversation_id
            returning due.answer
            """,
            row -> row.text("answer"),
            talk.id());
    answer.ifPresent(
        key -> {
          say(tx, talk, key);
          note(tx, talk);
        });
  }

  /** What they think of us so far stands on the talk: the grade, and then what they said of it. */
  private static void note(Sql tx, LockedConversation talk) {
    tx.first(
            "select stars, comment from rating where conversation_id = $1",
            row -> Map.of("stars", row.integer("stars"), "comment", row.text("comment")),
            talk.id())
        .ifPresent(
            rated ->
                Timelines.write(tx, talk.timeline(), NewEntry.event("rated", null, false, rated)));
  }

  private void say(Sql tx, LockedConversation talk, String key) {
    var facts = Facts.of(tx, talk.id());
    var choices = key.equals("rating.again") ? STARS : List.<String>of();
    notices.offer(tx, talk, phrases.say(null, key, facts, tx.now()), choices);
  }
}
