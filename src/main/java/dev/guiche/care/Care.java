package dev.guiche.care;

import dev.guiche.config.GuicheConfig;
import dev.guiche.conversation.Announcements;
import dev.guiche.conversation.Attachment;
import dev.guiche.conversation.Closing;
import dev.guiche.conversation.Dispatcher;
import dev.guiche.conversation.Ending;
import dev.guiche.conversation.EntryId;
import dev.guiche.conversation.FrontDoor;
import dev.guiche.conversation.LockedConversation;
import dev.guiche.conversation.Notices;
import dev.guiche.conversation.Outbox;
import dev.guiche.conversation.TransferWatch;
import dev.guiche.database.Database;
import dev.guiche.database.Sql;
import dev.guiche.timer.Alarm;
import dev.guiche.timer.TimerKind;
import java.util.List;
import java.util.Map;

/** The parts of this room, wired. */
public final class Care {
  private final GuicheConfig config;
  private final Notices notices;
  private final RatingWish rating;
  private final Closing closing;
  private final CustomerWatch watch;
  private final ClosingQuestion question;

  /**
   * @param transcripts what a closing talk asks for before it asks for a grade
   */
  public Care(GuicheConfig config, Notices notices, Closing transcripts) {
    this(config, notices, transcripts, (tx, talk, answer) -> {}, (tx, talk, to, by) -> {});
  }

  /**
   * @param transcripts what a closing talk asks for before it asks for a grade
   * @param mail takes what visitors of the site were answered after they had gone
   * @param overflow hears of what waits at another desk, for nobody came
   */
  public Care(
      GuicheConfig config,
      Notices notices,
      Closing transcripts,
      ByMail mail,
      TransferWatch overflow) {
    this.config = config;
    this.notices = notices;
    rating = new RatingWish(config, notices);
    closing =
        (tx, conversation, outcome) -> {
          transcripts.closed(tx, conversation, outcome);
          rating.closed(tx, conversation, outcome);
        };
    watch = new CustomerWatch(config, notices, closing, mail, overflow);
    question = new ClosingQuestion(config, notices, closing);
  }

  /** Mails an answer in the caller's transaction; the floor above can. */
  @FunctionalInterface
  public interface ByMail {
    /** To the talk's contact, who has an address; nothing happens where we have no mailbox. */
    void send(Sql tx, LockedConversation talk, Answer answer);
  }

  /**
   * Answers that nobody was there to read.
   *
   * @param entry what the mail belongs to
   * @param words each answer
   * @param files of all of them
   */
  public record Answer(
      EntryId entry,
      String deskKey,
      String subject,
      String intro,
      List<String> words,
      String outro,
      List<Attachment> files) {}

  /** Looks soon at what has come to another desk. */
  public TransferWatch transfers() {
    return (tx, talk, to, by) -> watch.moved(tx, talk);
  }

  /** What every closing talk asks for: the transcript, then the grade. */
  public Closing closing() {
    return closing;
  }

  /**
   * @param triage who hears customers before the queue
   */
  public FrontDoor door(FrontDoor triage, QueueWords.Instead instead) {
    var words = new QueueWords(config, notices, closing, instead);
    return new Hearing(triage, watch, words, question, rating);
  }

  public Confirming confirming(
      Database database, Ending ending, Announcements announcements, Outbox outbox) {
    return new Confirming(database, question, ending, announcements, outbox);
  }

  public Map<TimerKind, Alarm> alarms(
      Database database, Announcements announcements, Outbox outbox, Dispatcher dispatcher) {
    return Map.of(
        CustomerWatch.KIND,
        new WatchAlarm(database, announcements, outbox, dispatcher, watch::look),
        ClosingQuestion.SILENCE,
        new WatchAlarm(database, announcements, outbox, dispatcher, question::silent));
  }
}
