package dev.guiche.config;

import dev.guiche.config.TriageConfig.Answer;
import dev.guiche.config.TriageConfig.Option;
import dev.guiche.config.TriageConfig.Question;
import dev.guiche.config.TriageConfig.Silence;
import dev.guiche.config.TriageConfig.Way;
import dev.guiche.config.WorkflowConfig.Priority;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code triage:}. */
final class TriageReader {
  private static final List<String> LEAVE = List.of("atendente", "humano", "consultor", "pessoa");
  private static final int MOST_OPTIONS = 12;
  private static final int MOST_ARTICLES = 5;
  private static final Form<Integer> ARTICLES =
      new Form<>("form.articles", text -> Math.clamp(Integer.parseInt(text), 1, MOST_ARTICLES));

  private final Section root;
  private final String language;
  private final List<DeskConfig> desks;
  private final List<WorkflowConfig> workflows;
  private final Map<String, String> asked = new HashMap<>();

  TriageReader(
      Section root,
      Organization organization,
      List<DeskConfig> desks,
      List<WorkflowConfig> workflows) {
    this.root = root;
    this.language = organization.locale().toLanguageTag();
    this.desks = desks;
    this.workflows = workflows;
  }

  /**
   * @param channels names of the channels on which questions can be asked
   */
  List<TriageConfig> read(List<String> channels) {
    var trees = new ArrayList<TriageConfig>();
    root.section("triage")
        .sections()
        .forEach((name, section) -> trees.add(tree(name, section, channels)));
    return trees;
  }

  private TriageConfig tree(String name, Section section, List<String> channels) {
    var questions = section.section("questions");
    var keys = questions.names();
    var tree =
        new TriageConfig(
            name,
            channelsOf(name, section, channels),
            desk(section, "desk", desks.isEmpty() ? "?" : desks.getFirst().key()),
            section.has("leave") ? section.list("leave", Form.TEXT) : usual(section),
            silence(section.section("silence")),
            questions.sections().entrySet().stream()
                .map(one -> question(one.getKey(), one.getValue(), keys))
                .toList());
    section.close();
    if (tree.questions().isEmpty()) {
      section.wrong("questions", "triage.none");
    } else {
      new TriageProof(tree, questions).check();
    }
    return tree;
  }

  private static List<String> usual(Section section) {
    section.list("leave", Form.TEXT);
    return LEAVE;
  }

  private List<String> channelsOf(String name, Section section, List<String> known) {
    var named = section.list("channels", Form.TEXT);
    for (String channel : named) {
      if (!known.contains(channel)) {
        section.unknown("channels", "triage.channel", channel, known);
      }
      String other = asked.putIfAbsent(channel, name);
      if (other != null) {
        section.wrong("channels", "triage.twice", channel, other);
      }
    }
    return named;
  }

  private static Silence silence(Section section) {
    var silence =
        new Silence(
            section.value("after", Form.DURATION, Duration.ofMinutes(10)),
            section.choice("then", Silence.Then.class, Silence.Then.QUEUE));
    section.close();
    return silence;
  }

  private Question question(String key, Section section, List<String> questions) {
    var options = new ArrayList<Option>();
    section
        .section("options")
        .sections()
        .forEach((name, one) -> options.add(option(name, one, questions)));
    if (options.size() > MOST_OPTIONS) {
      section.wrong("options", "triage.options", MOST_OPTIONS);
    }
    var read =
        new Question(
            key,
            section.label("ask", language),
            section.value("field", Form.KEY, key),
            options,
            section.choice("answer", Answer.class, Answer.TEXT),
            section.value("articles", ARTICLES, 0),
            options.isEmpty() ? way(section, questions) : null);
    section.close();
    return read;
  }

  private Option option(String key, Section section, List<String> questions) {
    var option =
        new Option(
            key,
            section.label("label", language),
            section.list("words", Form.TEXT),
            way(section, questions));
    section.close();
    return option;
  }

  private Way way(Section section, List<String> questions) {
    String next = section.valueOrNull("next", Form.KEY);
    boolean queue = section.has("queue");
    boolean ticket = section.has("ticket");
    boolean solved = section.value("solved", Form.FLAG, false);
    String category = section.valueOrNull("category", Form.KEY);
    var priority = section.choiceOrNull("priority", Priority.class);
    boolean emergency = section.value("emergency", Form.FLAG, false);
    int ways = (next == null ? 0 : 1) + (queue ? 1 : 0) + (ticket ? 1 : 0) + (solved ? 1 : 0);
    if (ways != 1) {
      section.wrong("next", "triage.way");
      return new Way.Solved();
    }
    if (next != null) {
      if (!questions.contains(next)) {
        section.unknown("next", "triage.question", next, questions);
      }
      return new Way.Next(next);
    }
    if (queue) {
      return new Way.Queue(desk(section, "queue", "?"), priority, emergency);
    }
    return ticket ? ticket(section, category, priority) : new Way.Solved();
  }

  private Way ticket(Section section, @Nullable String category, @Nullable Priority priority) {
    String desk = desk(section, "ticket", "?");
    if (category != null) {
      desks.stream()
          .filter(one -> one.key().equals(desk))
          .flatMap(one -> workflows.stream().filter(flow -> flow.name().equals(one.workflow())))
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

  private String desk(Section section, String key, String otherwise) {
    String desk = section.value(key, Form.TEXT, otherwise);
    var known = desks.stream().map(DeskConfig::key).toList();
    if (!known.isEmpty() && !known.contains(desk)) {
      section.unknown(key, "desk.unknown", desk, known);
    }
    return desk;
  }
}
