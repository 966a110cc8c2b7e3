package dev.guiche.portal;

import dev.guiche.config.TriageConfig;
import dev.guiche.http.Answer;
import dev.guiche.http.Call;
import dev.guiche.http.Endpoints;
import dev.guiche.portal.FormWalk.Arrival;
import dev.guiche.portal.FormWalk.Destination;
import dev.guiche.portal.OpeningForm.Choice;
import dev.guiche.portal.OpeningForm.DeskChoice;
import dev.guiche.ticket.FromAnswers;
import dev.guiche.ticket.NewTicket;
import dev.guiche.triage.Questionnaire.Article;
import dev.guiche.triage.Questionnaire.Place;
import dev.guiche.triage.Questionnaire.Said;
import dev.guiche.triage.Questionnaire.Step;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The questions that come before a ticket is described, one after the other. */
final class FormQuestions implements Endpoints.Group {
  private final PortalServices services;
  private final FormWalk walk;

  FormQuestions(PortalServices services, FormWalk walk) {
    this.services = services;
    this.walk = walk;
  }

  @Override
  public void register(Endpoints endpoints) {
    endpoints.on("answerOpeningForm", this::go);
  }

  private record Answers(String form, List<Said> answers) {}

  /**
   * One of all but the steps is there.
   *
   * @param steps what they answered and we understood
   * @param refused why no desk serves them
   */
  private record View(
      List<StepView> steps,
      @Nullable QuestionView question,
      @Nullable List<Article> articles,
      @Nullable Boolean solved,
      @Nullable String refused,
      @Nullable Beginning ticket) {}

  private record StepView(
      String question, String ask, String key, String answer, @Nullable Boolean helped) {}

  /**
   * @param problem what is wrong with the answer that was given, or null
   */
  private record QuestionView(
      String key,
      String ask,
      List<Choice> options,
      TriageConfig.Answer kind,
      @Nullable String problem) {}

  /**
   * What a ticket begins with, unless the customer changes it.
   *
   * @param desk with what it still asks
   * @param notice why it is this desk, or null
   */
  private record Beginning(DeskChoice desk, @Nullable String notice, String title, String text) {}

  private Answer go(Call call) {
    var wish = call.body(Answers.class);
    var locale = Tongue.of(call, services.config());
    var arrival = walk.go(call.customer().id(), wish.form(), wish.answers(), locale);
    var steps =
        arrival.place().steps().stream()
            .filter(step -> !step.known())
            .map(step -> view(step, locale))
            .toList();
    return Answer.ok(
        switch (arrival) {
          case Arrival.Asked at ->
              new View(steps, view(at.place(), locale), null, null, null, null);
          case Arrival.Offered at -> new View(steps, null, at.place().articles(), null, null, null);
          case Arrival.Solved solved -> new View(steps, null, null, true, null, null);
          case Arrival.TurnedBack back -> new View(steps, null, null, null, back.words(), null);
          case Arrival.Arrived at ->
              new View(steps, null, null, null, null, beginning(at.place(), at.at(), locale));
        });
  }

  private static StepView view(Step step, Locale locale) {
    return new StepView(
        step.question().key(),
        step.question().ask().in(locale),
        step.option() == null ? step.answered().answer() : step.option().key(),
        step.answer(locale),
        step.helped());
  }

  private static QuestionView view(Place.Asked at, Locale locale) {
    var question = at.question();
    return new QuestionView(
        question.key(),
        question.ask().in(locale),
        question.options().stream()
            .map(option -> new Choice(option.key(), option.label().in(locale)))
            .toList(),
        question.answer(),
        at.problem());
  }

  private Beginning beginning(Place place, Destination at, Locale locale) {
    var words = FromAnswers.ownWords(place.answers());
    return new Beginning(
        asked(at, locale),
        at.routed() == null ? null : at.routed().words(),
        NewTicket.firstWords(words.orElseGet(() -> choices(place, locale))),
        words.orElse(""));
  }

  private static String choices(Place place, Locale locale) {
    return place.steps().stream()
        .map(step -> step.answer(locale))
        .collect(Collectors.joining(" · "));
  }

  /** The desk with what is still to be said there. */
  private DeskChoice asked(Destination at, Locale locale) {
    if (at.routed() != null) {
      // Nobody has thought of what that desk would ask of somebody who is sent there.
      var there = at.routed().to();
      return new DeskChoice(there.id(), there.label(), List.of(), List.of());
    }
    var whole = OpeningForm.choice(services, at.desk(), locale);
    var workflow = services.ticketing().workflows().ofDesk(at.desk().key());
    var categories =
        at.category() == null
            ? whole.categories()
            : workflow.category(at.category()).stream()
                .map(one -> new Choice(one.key(), one.label().in(locale)))
                .toList();
    var fields =
        whole.fields().stream().filter(field -> !at.fields().containsKey(field.key())).toList();
    return new DeskChoice(whole.id(), whole.label(), categories, fields);
  }
}
