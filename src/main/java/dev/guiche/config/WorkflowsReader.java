package dev.guiche.config;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;

/** Reads {@code workflows:}, and the workflows that ship with the program. */
final class WorkflowsReader {
  /** The workflow of a desk that names none. */
  static final String DEFAULT = "padrao";

  /** The names of the files under {@code workflows/} in the program. */
  static final List<String> SHIPPED =
      List.of(
          DEFAULT,
          "connectuse",
          "info",
          "info-financeiro",
          "info-comercial",
          "info-campo",
          "rgsoft",
          "tecnospeed");

  private final Map<String, Section> own;
  private final List<PlanConfig> plans;
  private final String language;

  private WorkflowsReader(
      Map<String, Section> own, List<PlanConfig> plans, Organization organization) {
    this.own = own;
    this.plans = plans;
    this.language = organization.locale().toLanguageTag();
  }

  /** Those of the file, and those shipped ones whose names it does not use for its own. */
  static List<WorkflowConfig> readAll(
      Section section, List<PlanConfig> plans, Organization organization) {
    return new WorkflowsReader(section.sections(), plans, organization).read();
  }

  private List<WorkflowConfig> read() {
    var all = new ArrayList<WorkflowConfig>();
    own.forEach((name, section) -> all.add(read(name, section)));
    SHIPPED.stream().filter(name -> !own.containsKey(name)).forEach(name -> all.add(shipped(name)));
    return all;
  }

  private WorkflowConfig read(String name, Section section) {
    var path = new LinkedHashSet<String>();
    path.add(name);
    var keys = keys(name, section, path);
    return new WorkflowReader(keys == null ? section : section.with(keys), plans, language)
        .read(name);
  }

  private WorkflowConfig shipped(String name) {
    var section = shippedSection(name);
    var workflow = new WorkflowReader(section, plans, language).read(name);
    if (!section.problems().isEmpty()) {
      throw section.problems().asException();
    }
    return workflow;
  }

  private static Section shippedSection(String name) {
    String file = "/workflows/" + name + ".yml";
    var problems = new Problems(file, Locale.ENGLISH);
    var node = ConfigReader.compose(ConfigReader.shipped(file), problems);
    return new Section(problems, new Variables(Map.of()), "", 1, node);
  }

  /**
   * What a workflow says, with what those say that it extends.
   *
   * @param path the names from the one that is read to this one, by which a circle is seen
   */
  private @Nullable MappingNode keys(String name, Section section, Set<String> path) {
    var mine = section.node();
    if (mine == null || !section.has("extends")) {
      return mine;
    }
    return Inheritance.merge(lent(name, section, path), mine);
  }

  private @Nullable MappingNode lent(String name, Section section, Set<String> path) {
    String base = section.valueOrNull("extends", Form.KEY);
    // A workflow may take the name of a shipped one and extend that.
    boolean mine = own.containsKey(base) && !(name.equals(base) && SHIPPED.contains(base));
    if (base != null && mine && path.add(base)) {
      return keys(base, Objects.requireNonNull(own.get(base)), path);
    }
    if (base != null && mine) {
      section.wrong("extends", "workflow.circle", base);
    } else if (base != null && !SHIPPED.contains(base)) {
      var known = new LinkedHashSet<>(own.keySet());
      known.addAll(SHIPPED);
      section.unknown("extends", "workflow.unknown", base, known);
    }
    // One that does not exist has a stand-in, or everything else would seem wrong as well.
    return shippedSection(base != null && SHIPPED.contains(base) ? base : DEFAULT).node();
  }
}
