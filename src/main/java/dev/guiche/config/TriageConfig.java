package dev.guiche.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A tree of questions before the queue, as data. It has been proven to work: every question can be
 * reached, and every answer leads to another question or out of the tree.
 *
 * @param channels names of the channels whose new conversations begin here
 * @param desk key of the desk where those go whose answers are not understood, who ask for a person
 *     or who fall silent
 * @param leave words that lead out of the tree to a person at any moment
 * @param silence what becomes of somebody who does not answer
 * @param questions at least one; the tree begins with the first
 */
public record TriageConfig(
    String name,
    List<String> channels,
    String desk,
    List<String> leave,
    Silence silence,
    List<Question> questions) {

  /** Stands among the channels where the customers' form asks as well. */
  public static final String PORTAL = "portal";

  public TriageConfig {
    channels = List.copyOf(channels);
    leave = List.copyOf(leave);
    questions = List.copyOf(questions);
  }

  public Question first() {
    return questions.getFirst();
  }

  public Optional<Question> question(String key) {
    return questions.stream().filter(question -> question.key().equals(key)).findFirst();
  }

  /**
   * @param field under what name the answer is kept; a ticket's field of that name takes it
   * @param options what may be answered; empty where the customer writes freely
   * @param answer what a free answer must look like
   * @param articles how many articles are recommended for a free answer; 0 for none
   * @param then where a free answer leads; null where options lead
   */
  public record Question(
      String key,
      Label ask,
      String field,
      List<Option> options,
      Answer answer,
      int articles,
      @Nullable Way then) {
    public Question {
      options = List.copyOf(options);
    }

    /** Whether somebody need not be asked, because this is known of them. */
    public boolean isKnown(@Nullable String email) {
      return email != null && answer == Answer.EMAIL && then != null;
    }
  }

  /**
   * @param words that mean this option too
   */
  public record Option(String key, Label label, List<String> words, Way way) {
    public Option {
      words = List.copyOf(words);
    }
  }

  /** What a free answer must look like. */
  public enum Answer {
    TEXT,
    NAME,
    EMAIL,
    PHONE
  }

  /** Where an answer leads. */
  public sealed interface Way {
    /** To another question. */
    record Next(String question) implements Way {}

    /**
     * To a desk's queue.
     *
     * @param priority null for the usual one
     * @param emergency whether the consultant on call may be called outside hours
     * @param gate whether the desk's contract gate is asked before
     */
    record Queue(
        String desk, WorkflowConfig.@Nullable Priority priority, boolean emergency, boolean gate)
        implements Way {
      /** As anybody comes there. */
      public Queue(String desk) {
        this(desk, null, false, false);
      }
    }

    /**
     * To a ticket.
     *
     * @param category a key of the desk's workflow, or null
     */
    record Ticket(
        String desk, @Nullable String category, WorkflowConfig.@Nullable Priority priority)
        implements Way {}

    /** Home: the customer has what they came for. */
    record Solved() implements Way {}
  }

  /**
   * @param after since our question
   */
  public record Silence(Duration after, Then then) {
    /** What happens to somebody who does not answer. */
    public enum Then {
      QUEUE,
      GOODBYE
    }
  }
}
