package dev.guiche.ticket;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.guiche.config.TicketField;
import dev.guiche.config.WorkflowConfig;
import dev.guiche.config.WorkflowConfig.Category;
import dev.guiche.config.WorkflowConfig.Who;
import dev.guiche.conversation.Refusal;
import dev.guiche.triage.Answered;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a workflow asks at opening, and what was answered.
 *
 * @param locale of the labels in what is said of wrong answers
 */
record Fields(WorkflowConfig workflow, Locale locale) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST = 500;

  /**
   * The answers that are kept with a new ticket.
   *
   * @param asked whether somebody could be asked: then what is required must be there
   * @throws Refusal.WrongFields with a cure for each
   */
  Map<String, String> opening(
      Map<String, String> given, Category category, Who who, boolean asked) {
    var wrong = new LinkedHashMap<String, String>();
    var kept = kept(given, who, wrong);
    for (var field : workflow.fields()) {
      boolean must = asked && field.required() && field.by().contains(who);
      if (must && field.isAskedFor(category) && !kept.containsKey(field.key())) {
        wrong.putIfAbsent(field.key(), words("Preencha %s.", "Fill in %s.", "Complete %s.", field));
      }
    }
    return checked(kept, wrong);
  }

  /** The answers after some of them were given anew; an empty one takes the old one away. */
  Map<String, String> changed(Map<String, String> before, Map<String, String> given, Who who) {
    var wrong = new LinkedHashMap<String, String>();
    var kept = new LinkedHashMap<>(before);
    given.keySet().forEach(kept::remove);
    kept.putAll(kept(given, who, wrong));
    return checked(kept, wrong);
  }

  /**
   * What a ticket keeps of what somebody answered before it was one, in the words of its fields. An
   * answer that is none of a field's options is nothing to it.
   */
  Map<String, String> of(List<Answered> answers) {
    var kept = new LinkedHashMap<String, String>();
    for (var answer : answers) {
      workflow
          .field(answer.field())
          .filter(field -> field.by().contains(Who.CUSTOMER))
          .map(field -> option(field, Move.text(answer.answer())))
          .ifPresent(value -> kept.put(answer.field(), value));
    }
    return kept;
  }

  private static @Nullable String option(TicketField field, @Nullable String said) {
    if (said == null || field.options().isEmpty()) {
      return said == null ? null : said.substring(0, Math.min(said.length(), LONGEST));
    }
    return field.options().stream()
        .filter(
            option ->
                said.equalsIgnoreCase(option.key())
                    || option.label().byLanguage().values().stream()
                        .anyMatch(said::equalsIgnoreCase))
        .map(TicketField.Option::key)
        .findFirst()
        .orElse(null);
  }

  /** Those answers to another desk's questions that are answers to ours as well. */
  Map<String, String> fitting(Map<String, String> given) {
    return kept(given, Who.CONSULTANT, new LinkedHashMap<>());
  }

  /** The answer that names something which the house knows of. */
  Optional<String> named(TicketField.Of what, Map<String, String> given) {
    return workflow.field(what).map(field -> Move.text(given.get(field.key())));
  }

  private static Map<String, String> checked(Map<String, String> kept, Map<String, String> wrong) {
    if (!wrong.isEmpty()) {
      throw new Refusal.WrongFields(wrong);
    }
    return kept;
  }

  private Map<String, String> kept(Map<String, String> given, Who who, Map<String, String> wrong) {
    var kept = new LinkedHashMap<String, String>();
    given.forEach(
        (key, value) -> {
          String text = Move.text(value);
          String cure = cure(key, text, who);
          if (cure != null) {
            wrong.put(key, cure);
          } else if (text != null) {
            kept.put(key, text);
          }
        });
    return kept;
  }

  private @Nullable String cure(String key, @Nullable String text, Who who) {
    var field = workflow.field(key).orElse(null);
    // The house may fill in for the customer, not the other way round.
    if (field == null || (who == Who.CUSTOMER && !field.by().contains(who))) {
      return "Este campo não existe no fluxo do setor.";
    }
    if (text != null && !field.options().isEmpty() && field.option(text).isEmpty()) {
      return words(
          "Escolha uma das opções de %s.",
          "Choose one of the options of %s.", "Elija una de las opciones de %s.", field);
    }
    return text != null && text.length() > LONGEST
        ? words(
            "Encurte %s: no máximo " + LONGEST + " letras.",
            "Shorten %s: at most " + LONGEST + " letters.",
            "Acorte %s: como máximo " + LONGEST + " letras.",
            field)
        : null;
  }

  private String words(String portuguese, String english, String spanish, TicketField field) {
    String said =
        switch (locale.getLanguage()) {
          case "en" -> english;
          case "es" -> spanish;
          default -> portuguese;
        };
    return said.formatted("“" + field.label().in(locale) + "”");
  }

  static JsonNode json(Map<String, String> fields) {
    return JSON.valueToTree(fields);
  }

  static Map<String, String> read(JsonNode json) {
    var fields = new LinkedHashMap<String, String>();
    json.fields().forEachRemaining(field -> fields.put(field.getKey(), field.getValue().asText()));
    return fields;
  }
}
