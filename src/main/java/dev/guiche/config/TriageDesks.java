package dev.guiche.config;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The desks to which a tree leads. A shipped tree calls them by names of its own; {@code desks:}
 * says which of the house's they are, where the names are not the same.
 */
final class TriageDesks {
  private final Section tree;
  private final Section names;
  private final List<DeskConfig> desks;
  private final List<String> known;
  private final Map<String, String> mine = new HashMap<>();
  private final Set<String> lent = new LinkedHashSet<>();

  TriageDesks(Section tree, List<DeskConfig> desks) {
    this.tree = tree;
    this.desks = desks;
    this.known = desks.stream().map(DeskConfig::key).toList();
    this.names = tree.section("desks");
    for (String name : names.names()) {
      String desk = names.value(name, Form.TEXT, "?");
      mine.put(name, desk);
      if (isMissing(desk)) {
        names.unknown(name, "desk.unknown", desk, known);
      }
    }
  }

  /** Without any desk everything else would seem wrong as well. */
  private boolean isMissing(String desk) {
    return !known.isEmpty() && !known.contains(desk);
  }

  String read(Section section, String key, String otherwise) {
    String desk = section.value(key, Form.TEXT, otherwise);
    if (section.isLent(key)) {
      return ours(desk);
    }
    if (isMissing(desk)) {
      section.unknown(key, "desk.unknown", desk, known);
    }
    return desk;
  }

  /** How the desk's tickets move; empty where there is no such desk. */
  Optional<WorkflowConfig> workflow(String desk, List<WorkflowConfig> workflows) {
    return desks.stream()
        .filter(one -> one.key().equals(desk))
        .flatMap(one -> workflows.stream().filter(flow -> flow.name().equals(one.workflow())))
        .findFirst();
  }

  private String ours(String theirs) {
    lent.add(theirs);
    String desk = mine.getOrDefault(theirs, theirs);
    // Of a tree that stands in for one that does not exist, nobody wants to hear more.
    boolean stands = TriageReader.SHIPPED.contains(tree.value("extends", Form.TEXT, ""));
    if (stands && !mine.containsKey(theirs) && isMissing(desk)) {
      tree.wrong("extends", "triage.desk", desk, known.getFirst());
    }
    return desk;
  }

  /** After everything is read: a name that the shipped tree does not have is a mistake. */
  void close() {
    if (!mine.isEmpty() && !tree.has("extends")) {
      tree.wrong("desks", "triage.desks");
      return;
    }
    mine.keySet().stream()
        .filter(name -> !lent.contains(name))
        .forEach(name -> names.unknown(name, "triage.lent", name, lent));
  }
}
