package dev.guiche.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A group of keys in the file, some of which another file may have lent: what is wrong with those
 * is told on the line that borrows them. Whatever is wrong with a value is noted, a stand-in is
 * returned and reading goes on; {@link #close} then notes the keys that nobody asked for.
 */
final class Section {
  private final Problems problems;
  private final Variables variables;
  private final String path;
  private final int line;
  private final @Nullable MappingNode node;
  private final Map<String, NodeTuple> entries = new LinkedHashMap<>();
  private final Set<String> asked = new LinkedHashSet<>();

  Section(
      Problems problems, Variables variables, String path, int line, @Nullable MappingNode node) {
    this.problems = problems;
    this.variables = variables;
    this.path = path;
    this.line = line;
    this.node = node;
    if (node != null) {
      node.getValue().forEach(this::enter);
    }
  }

  private void enter(NodeTuple tuple) {
    String key = tuple.getKeyNode() instanceof ScalarNode name ? name.getValue() : "?";
    var earlier = entries.putIfAbsent(key, tuple);
    if (earlier != null) {
      problems.add(
          lineOf(tuple.getKeyNode()), pathOf(key), "duplicate", lineOf(earlier.getKeyNode()));
    }
  }

  Problems problems() {
    return problems;
  }

  Place place() {
    return new Place(problems.file(), line, path);
  }

  /** The keys as they stand in the file; null where there are none. */
  @Nullable MappingNode node() {
    return node;
  }

  /** The same group with other keys in it. */
  Section with(MappingNode keys) {
    return new Section(problems, variables, path, line, keys);
  }

  /** The line of a key, or of the section where the key is not there. */
  int line(String key) {
    var tuple = entries.get(key);
    return tuple == null ? line : lineOf(tuple.getKeyNode());
  }

  String pathOf(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  /** Whether the key is there and has a value. */
  boolean has(String key) {
    return node(key).isPresent();
  }

  /** Whether the key's value comes from another file. */
  boolean isLent(String key) {
    return node(key)
        .flatMap(Node::getStartMark)
        .map(mark -> !mark.getName().equals(problems.file()))
        .orElse(false);
  }

  /** Notes something wrong with a key. */
  void wrong(String key, String message, Object... values) {
    problems.add(line(key), pathOf(key), message, values);
  }

  /** Notes a key whose value is a name that nothing has. */
  void unknown(String key, String message, String name, Collection<String> known) {
    problems.addUnknown(line(key), pathOf(key), message, name, known);
  }

  <T> T value(String key, Form<T> form, T fallback) {
    return node(key).flatMap(node -> parse(key, node, form)).orElse(fallback);
  }

  <T> @Nullable T valueOrNull(String key, Form<T> form) {
    return node(key).flatMap(node -> parse(key, node, form)).orElse(null);
  }

  <T> T required(String key, Form<T> form, T standIn) {
    if (isEmpty(key)) {
      wrong(key, "missing", key);
    }
    return value(key, form, standIn);
  }

  <E extends Enum<E>> E choice(String key, Class<E> type, E fallback) {
    return node(key).flatMap(node -> choose(key, node, type)).orElse(fallback);
  }

  <E extends Enum<E>> @Nullable E choiceOrNull(String key, Class<E> type) {
    return node(key).flatMap(node -> choose(key, node, type)).orElse(null);
  }

  /** One value, or a list of them; empty where the key is not there. */
  <T> List<T> list(String key, Form<T> form) {
    return items(key).stream().flatMap(item -> parse(key, item, form).stream()).toList();
  }

  <E extends Enum<E>> List<E> choices(String key, Class<E> type) {
    return items(key).stream().flatMap(item -> choose(key, item, type).stream()).toList();
  }

  /** A secret or login: where its variable is not set, it is simply not there yet. */
  Optional<String> credential(String key, Form<String> form) {
    return credentials(key, form).stream().findFirst();
  }

  List<String> credentials(String key, Form<String> form) {
    return items(key).stream()
        .filter(item -> item instanceof ScalarNode)
        .filter(item -> variables.fill(((ScalarNode) item).getValue()).unset().isEmpty())
        .flatMap(item -> parse(key, item, form).stream())
        .filter(text -> !text.isEmpty())
        .toList();
  }

  /** What an operator sets to give this key a value: its variables, or the key itself. */
  String setter(String key) {
    return items(key).stream()
        .filter(item -> item instanceof ScalarNode)
        .flatMap(item -> variables.fill(((ScalarNode) item).getValue()).names().stream())
        .findFirst()
        .orElse(pathOf(key));
  }

  /** Whether there is a group of keys under this one, and not a value or a list. */
  boolean isGroup(String key) {
    return node(key).map(node -> node instanceof MappingNode).orElse(false);
  }

  /** One group of keys, or a list of them; empty where the key is not there. */
  List<Section> groups(String key) {
    return items(key).stream()
        .map(
            item -> {
              var group = item instanceof MappingNode mapping ? mapping : null;
              if (group == null) {
                problems.add(lineOf(item), pathOf(key), "type.section");
              }
              return new Section(problems, variables, pathOf(key), lineOf(item), group);
            })
        .toList();
  }

  /** The group of keys under a key; an empty one where it is not there. */
  Section section(String key) {
    return under(key, node(key).orElse(null));
  }

  /** The keys that are there, each of which now counts as known. */
  List<String> names() {
    asked.addAll(entries.keySet());
    return List.copyOf(entries.keySet());
  }

  /** All groups under this one, by name, in the order of the file. */
  Map<String, Section> sections() {
    var all = new LinkedHashMap<String, Section>();
    entries.forEach(
        (key, tuple) -> {
          asked.add(key);
          if (!key.matches("[a-z][a-z0-9-]{0,39}")) {
            wrong(key, "form.key", key);
          }
          all.put(key, under(key, tuple.getValueNode()));
        });
    return all;
  }

  /** Words per language, or words alone, which are in this language. */
  Label label(String key, String language) {
    return new LabelReader(language).read(this, key);
  }

  /** Notes every key that has not been asked for. */
  void close() {
    entries.keySet().stream()
        .filter(key -> !asked.contains(key))
        .forEach(key -> unknown(key, "unknown", key, asked));
  }

  private Section under(String key, @Nullable Node node) {
    if (node != null && !(node instanceof MappingNode) && !isNull(node)) {
      wrong(key, "type.section");
    }
    return new Section(
        problems,
        variables,
        pathOf(key),
        line(key),
        node instanceof MappingNode group ? group : null);
  }

  private Optional<Node> node(String key) {
    asked.add(key);
    return Optional.ofNullable(entries.get(key))
        .map(NodeTuple::getValueNode)
        .filter(n -> !isNull(n));
  }

  /** Whether there is nothing, or something that comes out as nothing. */
  boolean isEmpty(String key) {
    return node(key).map(node -> node instanceof ScalarNode scalar && isEmpty(scalar)).orElse(true);
  }

  private boolean isEmpty(ScalarNode scalar) {
    var filled = variables.fill(scalar.getValue());
    return filled.unset().isEmpty() && filled.text().isEmpty();
  }

  private List<Node> items(String key) {
    return node(key)
        .map(node -> node instanceof SequenceNode list ? list.getValue() : List.of(node))
        .orElse(List.of());
  }

  private Optional<String> text(String key, Node node) {
    if (!(node instanceof ScalarNode scalar)) {
      problems.add(lineOf(node), pathOf(key), "type.text");
      return Optional.empty();
    }
    var filled = variables.fill(scalar.getValue());
    for (String name : new ArrayList<>(filled.unset())) {
      problems.add(lineOf(node), pathOf(key), "variable", name);
    }
    return filled.unset().isEmpty() ? Optional.of(filled.text()) : Optional.empty();
  }

  /** A value that turns out empty, as with {@code ${NAME:-}}, is not there. */
  private <T> Optional<T> parse(String key, Node node, Form<T> form) {
    return text(key, node)
        .filter(text -> !text.isEmpty())
        .flatMap(text -> parse(key, node, form, text));
  }

  private <T> Optional<T> parse(String key, Node node, Form<T> form, String text) {
    try {
      return Optional.of(form.parse().apply(text));
    } catch (RuntimeException wrong) {
      problems.add(lineOf(node), pathOf(key), form.message(), text);
      return Optional.empty();
    }
  }

  private <E extends Enum<E>> Optional<E> choose(String key, Node node, Class<E> type) {
    var text = text(key, node).filter(t -> !t.isEmpty());
    var names = Form.names(type);
    if (text.isPresent() && !names.contains(text.get())) {
      problems.addUnknown(lineOf(node), pathOf(key), "form.choice", text.get(), names);
    }
    return text.filter(names::contains).map(name -> type.getEnumConstants()[names.indexOf(name)]);
  }

  private static boolean isNull(Node node) {
    return node.getTag().equals(Tag.NULL);
  }

  private int lineOf(Node node) {
    return node.getStartMark()
        .map(mark -> mark.getName().equals(problems.file()) ? mark.getLine() + 1 : line)
        .orElse(line);
  }
}
