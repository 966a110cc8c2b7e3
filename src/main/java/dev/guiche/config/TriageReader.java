package dev.guiche.config;

import dev.guiche.config.TriageConfig.Silence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.MappingNode;

/** Reads {@code triage:}, and the trees that ship with the program. */
final class TriageReader {
  /** The names of the files under {@code triage/} in the program. */
  static final List<String> SHIPPED = List.of("info", "rgsoft", "tecnospeed");

  private static final List<String> LEAVE = List.of("atendente", "humano", "consultor", "pessoa");

  /** Tree, questions, question, options, option, label. */
  private static final int DEEPEST = 6;

  private final String language;
  private final List<DeskConfig> desks;
  private final List<WorkflowConfig> workflows;
  private final List<String> products;
  private final List<String> channels;
  private final Map<String, String> asked = new HashMap<>();

  private TriageReader(
      Organization organization,
      List<DeskConfig> desks,
      List<WorkflowConfig> workflows,
      List<String> products,
      List<String> channels) {
    this.language = organization.locale().toLanguageTag();
    this.desks = desks;
    this.workflows = workflows;
    this.products = products;
    this.channels = channels;
  }

  /**
   * @param products of which a question may be made
   * @param channels names of the channels on which questions can be asked
   */
  static List<TriageConfig> readAll(
      Section root,
      Organization organization,
      List<DeskConfig> desks,
      List<WorkflowConfig> workflows,
      List<String> products,
      List<String> channels) {
    var reader = new TriageReader(organization, desks, workflows, products, channels);
    var trees = new ArrayList<TriageConfig>();
    root.section("triage").sections().forEach((name, one) -> trees.add(reader.tree(name, one)));
    return trees;
  }

  /** A tree that ships with the program, as it is before it knows any desk. */
  static TriageConfig shipped(String name, Organization organization, List<String> products) {
    var problems = new Problems(file(name), Locale.ENGLISH);
    var section = new Section(problems, new Variables(Map.of()), "", 1, node(name, problems));
    var tree =
        new TriageReader(organization, List.of(), List.of(), products, List.of())
            .tree(name, section);
    if (!problems.isEmpty()) {
      throw problems.asException();
    }
    return tree;
  }

  private static String file(String name) {
    return "/triage/" + name + ".yml";
  }

  private static MappingNode node(String name, Problems problems) {
    var node = ConfigReader.compose(ConfigReader.shipped(file(name)), problems);
    return java.util.Objects.requireNonNull(node);
  }

  private TriageConfig tree(String name, Section own) {
    var section = withLent(own);
    var places = new TriageDesks(section, desks);
    var questions = section.section("questions");
    var reader = new TriageQuestions(questions.names(), language, places, workflows, products);
    var tree =
        new TriageConfig(
            name,
            channelsOf(name, section),
            places.read(section, "desk", desks.isEmpty() ? "?" : desks.getFirst().key()),
            section.has("leave") ? section.list("leave", Form.TEXT) : usual(section),
            silence(section.section("silence")),
            questions.sections().entrySet().stream()
                .map(one -> reader.read(one.getKey(), one.getValue()))
                .toList());
    places.close();
    section.close();
    if (tree.questions().isEmpty()) {
      section.wrong("questions", "triage.none");
    } else {
      new TriageProof(tree, questions).check();
    }
    return tree;
  }

  /** The keys of the tree, and of the shipped one that it extends. */
  private static Section withLent(Section own) {
    String base = own.valueOrNull("extends", Form.KEY);
    var mine = own.node();
    if (base == null || mine == null) {
      return own;
    }
    if (!SHIPPED.contains(base)) {
      own.unknown("extends", "triage.unknown", base, SHIPPED);
    }
    // One that does not exist has a stand-in, or everything else would seem wrong as well.
    String lender = SHIPPED.contains(base) ? base : SHIPPED.getFirst();
    var lent = node(lender, new Problems(file(lender), Locale.ENGLISH));
    var section = own.with(Inheritance.merge(lent, mine, DEEPEST));
    section.has("extends");
    return section;
  }

  private static List<String> usual(Section section) {
    section.list("leave", Form.TEXT);
    return LEAVE;
  }

  private List<String> channelsOf(String name, Section section) {
    var named = section.list("channels", Form.TEXT);
    for (String channel : named) {
      if (!channels.contains(channel)) {
        section.unknown("channels", "triage.channel", channel, channels);
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
}
