package dev.guiche.triage;

import dev.guiche.config.GuicheConfig;
import dev.guiche.config.TriageConfig;
import dev.guiche.config.TriageConfig.Option;
import dev.guiche.config.TriageConfig.Question;
import dev.guiche.config.TriageConfig.Way;
import dev.guiche.database.Sql;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The tree on the customers' form. Where somebody stands is kept nowhere: each call brings all
 * answers, and what they mean is found anew, by the rules of a talk. So an answer can be changed,
 * and nothing that a browser says of the way is believed.
 */
public final class Questionnaire {
  private final GuicheConfig config;
  private final Locale house;
  private final Understanding understanding;
  private final Reading reading;

  /**
   * @param publicUrl where customers read articles; no slash at its end
   */
  public Questionnaire(GuicheConfig config, URI publicUrl) {
    this.config = config;
    this.house = config.organization().locale();
    this.understanding = new Understanding(house);
    this.reading = new Reading(publicUrl);
  }

  /** Empty where the form asks nothing of a tree. */
  public Optional<TriageConfig> tree() {
    return config.triageOf(TriageConfig.PORTAL);
  }

  /**
   * Who fills the form in.
   *
   * @param form a key of this form, by which articles that it offers are counted once
   * @param email null where none is known
   * @param locale what they read
   */
  public record Asker(String form, @Nullable String email, Locale locale) {}

  /**
   * @param answer the key of an option, or free words
   * @param helped whether the articles offered for it were enough; null where that is not said
   */
  public record Said(String question, String answer, @Nullable Boolean helped) {}

  /**
   * A question that is behind them.
   *
   * @param option the one chosen; null where they wrote freely
   * @param known whether nobody had to be asked
   */
  public record Step(
      Question question,
      @Nullable Option option,
      Answered answered,
      @Nullable Boolean helped,
      boolean known) {
    /** As the customer reads it. */
    public String answer(Locale locale) {
      return option == null ? answered.answer() : option.label().in(locale);
    }

    private Way way() {
      return option == null ? Objects.requireNonNull(question.then()) : option.way();
    }
  }

  /** Something to read before anybody works on it. */
  public record Article(String title, String address) {}

  /** How far the answers lead. */
  public sealed interface Place {
    List<Step> steps();

    default List<Answered> answers() {
      return steps().stream().map(Step::answered).toList();
    }

    /**
     * At a question.
     *
     * @param problem why what was said is no answer to it; null where nothing was
     */
    record Asked(List<Step> steps, Question question, @Nullable String problem) implements Place {}

    /** At articles, of which we ask whether they are enough. */
    record Offered(List<Step> steps, List<Article> articles) implements Place {}

    /** Out of the tree; {@link Way.Solved} too where an article was enough. */
    record Led(List<Step> steps, Way way) implements Place {}
  }

  /**
   * Goes as far as the answers lead. Those to questions that are not on the way are nothing to it.
   */
  public Place walk(Sql tx, TriageConfig tree, Asker asker, List<Said> answers) {
    var steps = new ArrayList<Step>();
    var question = tree.first();
    // A tree has no circles, so this ends.
    while (true) {
      boolean known = question.isKnown(asker.email());
      var said = known ? Optional.of(known(question, asker)) : said(question, answers);
      if (said.isEmpty()) {
        return new Place.Asked(steps, question, null);
      }
      var understood = understood(question, said.get(), known);
      if (understood.isEmpty()) {
        var problem = Words.in(asker.locale()).notUnderstood(question, "");
        return new Place.Asked(steps, question, problem);
      }
      var step = understood.get();
      steps.add(step);
      if (step.helped() == null) {
        var articles = offered(tx, asker, step);
        if (!articles.isEmpty()) {
          return new Place.Offered(steps, articles);
        }
      } else {
        reading.answered(tx, asker.form(), step.helped());
        if (step.helped()) {
          return new Place.Led(steps, new Way.Solved());
        }
      }
      switch (step.way()) {
        case Way.Next next -> question = tree.question(next.question()).orElseThrow();
        case Way out -> {
          return new Place.Led(steps, out);
        }
      }
    }
  }

  private static Said known(Question question, Asker asker) {
    return new Said(question.key(), Objects.requireNonNull(asker.email()), null);
  }

  private static Optional<Said> said(Question question, List<Said> answers) {
    return answers.stream().filter(one -> one.question().equals(question.key())).findFirst();
  }

  private Optional<Step> understood(Question question, Said said, boolean known) {
    if (question.options().isEmpty()) {
      var helped = question.articles() > 0 ? said.helped() : null;
      return understanding
          .of(question, said.answer())
          .map(meant -> new Step(question, null, answered(question, meant.said()), helped, known));
    }
    return question.options().stream()
        .filter(option -> option.key().equals(said.answer()))
        .findFirst()
        .map(
            option ->
                new Step(
                    question, option, answered(question, option.label().in(house)), null, false));
  }

  private Answered answered(Question question, String said) {
    return Answered.to(question, said, house);
  }

  private List<Article> offered(Sql tx, Asker asker, Step step) {
    var found = reading.about(tx, step.question(), step.answered().answer(), asker.locale());
    reading.offered(tx, asker.form(), found);
    return found.stream().map(one -> new Article(one.title(), reading.address(one))).toList();
  }
}
