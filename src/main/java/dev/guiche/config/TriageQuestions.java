package dev.guiche.config;

import dev.guiche.config.TriageConfig.Answer;
import dev.guiche.config.TriageConfig.Option;
import dev.guiche.config.TriageConfig.Question;
import dev.guiche.config.TriageConfig.Way;
import dev.guiche.config.WorkflowConfig.Priority;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the questions of one tree, and where their answers lead.
 *
 * @param keys of all of them
 * @param language of words that name none
 */
record TriageQuestions(
    List<String> keys,
    String language,
    TriageDesks places,
    List<WorkflowConfig> workflows,
    List<String> products) {
  private static final int MOST_OPTIONS = 12;
  private static final int MOST_ARTICLES = 5;
  private static final Form<Integer> ARTICLES =
      new Form<>("form.articles", text -> Math.clamp(Integer.parseInt(text), 1, MOST_ARTICLES));

  /** Where an answer can lead. */
  private static final List<String> WAYS = List.of("next", "queue", "ticket", "solved");

  /** What the house already has a list of. */
  private enum Of {
    PRODUCT
  }

  Question read(String key, Section section) {
    var options = options(section);
    var read =
        new Question(
            key,
            section.label("ask", language),
            section.value("field", Form.KEY, key),
            options,
            section.choice("answer", Answer.class, Answer.TEXT),
            section.value("articles", ARTICLES, 0),
            options.isEmpty() ? way(section) : null);
    section.close();
    return read;
  }

  private List<Option> options(Section section) {
    var options = new ArrayList<Option>();
    section.section("options").sections().forEach((name, one) -> options.add(option(name, one)));
    if (options.size() > MOST_OPTIONS) {
      section.wrong("options", "triage.options", MOST_OPTIONS);
    }
    boolean ours = section.choiceOrNull("of", Of.class) == Of.PRODUCT;
    if (!options.isEmpty()) {
      if (ours && !section.isLent("of")) {
        section.wrong("of", "triage.of");
      }
      // Where a lent question led before it had options is nobody's mistake.
      WAYS.forEach(section::isLent);
    }
    // More than can be read on a phone are better written.
    return ours && options.isEmpty() && products.size() <= MOST_OPTIONS
        ? products(section)
        : options;
  }

  private List<Option> products(Section section) {
    var options = new ArrayList<Option>();
    if (!products.isEmpty()) {
      var way = way(section);
      for (String product : products) {
        var label = new Label(Map.of(language, product));
        options.add(new Option("p" + (options.size() + 1), label, List.of(), way));
      }
    }
    return options;
  }

  private Option option(String key, Section section) {
    var option =
        new Option(
            key, section.label("label", language), section.list("words", Form.TEXT), way(section));
    section.close();
    return option;
  }

  private Way way(Section section) {
    boolean own = WAYS.stream().anyMatch(key -> section.has(key) && !section.isLent(key));
    var ways = WAYS.stream().filter(key -> leads(section, key, own)).toList();
    String category = section.valueOrNull("category", Form.KEY);
    var priority = section.choiceOrNull("priority", Priority.class);
    boolean emergency = section.value("emergency", Form.FLAG, false);
    boolean gate = section.value("gate", Form.FLAG, false);
    if (ways.size() != 1) {
      section.wrong("next", "triage.way");
      return new Way.Solved();
    }
    String way = ways.getFirst();
    if (gate && !way.equals("queue") && !section.isLent("gate")) {
      section.wrong("gate", "triage.gate");
    }
    return switch (way) {
      case "next" -> next(section);
      case "queue" -> new Way.Queue(places.read(section, way, "?"), priority, emergency, gate);
      case "ticket" ->
          ticket(section, own && section.isLent("category") ? null : category, priority);
      default -> new Way.Solved();
    };
  }

  /** A way of one's own takes the place of the one that was lent. */
  private static boolean leads(Section section, String key, boolean own) {
    boolean there = key.equals("solved") ? section.value(key, Form.FLAG, false) : section.has(key);
    return there && !(own && section.isLent(key));
  }

  private Way next(Section section) {
    String next = section.value("next", Form.KEY, "?");
    if (!keys.contains(next)) {
      section.unknown("next", "triage.question", next, keys);
    }
    return new Way.Next(next);
  }

  private Way ticket(Section section, @Nullable String category, @Nullable Priority priority) {
    String desk = places.read(section, "ticket", "?");
    if (category != null) {
      places.workflow(desk, workflows).stream()
          .filter(flow -> flow.category(category).isEmpty())
          .forEach(
              flow ->
                  section.unknown(
                      "category",
                      "category.unknown",
                      category,
                      flow.categories().stream().map(WorkflowConfig.Category::key).toList()));
    }
    return new Way.Ticket(desk, category, priority);
  }
}
