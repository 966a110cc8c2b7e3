package dev.guiche.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Lays one workflow over another, or one tree of questions: groups of keys are laid over each other
 * key by key, anything else is replaced. A key without a value takes away what it names; a new one
 * stands behind the one that it is written behind.
 */
final class Inheritance {
  /** Workflow, stages, one stage, its timer or label: nothing is deeper, not even by an alias. */
  private static final int DEEPEST = 4;

  private Inheritance() {}

  static MappingNode merge(@Nullable MappingNode base, MappingNode own) {
    if (base == null) {
      return own;
    }
    var merged = merge(base, own, DEEPEST);
    return at(merged, "stages") instanceof MappingNode stages
        ? with(merged, "stages", forget(stages, own))
        : merged;
  }

  /**
   * @param depth how many groups deep keys are laid over each other; deeper ones are replaced
   */
  static MappingNode merge(MappingNode base, MappingNode own, int depth) {
    var merged = new ArrayList<>(base.getValue());
    int next = merged.size();
    for (var tuple : own.getValue()) {
      int at = indexOf(merged, name(tuple));
      if (at < 0) {
        merged.add(next++, tuple);
      } else if (isNull(tuple.getValueNode())) {
        merged.remove(at);
        next = at;
      } else {
        merged.set(at, laid(merged.get(at), tuple, depth));
        next = at + 1;
      }
    }
    return group(own, merged);
  }

  private static NodeTuple laid(NodeTuple base, NodeTuple own, int depth) {
    if (depth > 1
        && base.getValueNode() instanceof MappingNode below
        && own.getValueNode() instanceof MappingNode above) {
      return new NodeTuple(own.getKeyNode(), merge(below, above, depth - 1));
    }
    return own;
  }

  /** What is gone is no longer in the lists of the base; those of its heir are its own business. */
  private static MappingNode forget(MappingNode stages, MappingNode own) {
    var mine = at(own, "stages");
    var all = new ArrayList<NodeTuple>();
    for (var tuple : stages.getValue()) {
      all.add(tuple);
      if (tuple.getValueNode() instanceof MappingNode stage) {
        var kept = mine instanceof MappingNode m ? at(m, name(tuple)) : null;
        var left = forget(stage, "next", gone(own, "stages"), kept);
        left = forget(left, "categories", gone(own, "categories"), kept);
        all.set(all.size() - 1, new NodeTuple(tuple.getKeyNode(), left));
      }
    }
    return group(stages, all);
  }

  private static Set<String> gone(MappingNode own, String group) {
    return at(own, group) instanceof MappingNode names
        ? names.getValue().stream()
            .filter(tuple -> isNull(tuple.getValueNode()))
            .map(Inheritance::name)
            .collect(Collectors.toSet())
        : Set.of();
  }

  private static MappingNode forget(
      MappingNode stage, String key, Set<String> gone, @Nullable Node own) {
    boolean lent = !(own instanceof MappingNode mine) || at(mine, key) == null;
    if (!lent || !(at(stage, key) instanceof SequenceNode list)) {
      return stage;
    }
    var left = list.getValue().stream().filter(item -> !gone.contains(text(item))).toList();
    // An empty list would let all of them in: better to hear that the name is not known.
    return left.isEmpty() ? stage : with(stage, key, sequence(list, left));
  }

  private static SequenceNode sequence(SequenceNode like, List<Node> items) {
    return new SequenceNode(
        like.getTag(), true, items, FlowStyle.FLOW, like.getStartMark(), like.getEndMark());
  }

  private static MappingNode with(MappingNode group, String key, Node value) {
    var keys = new ArrayList<>(group.getValue());
    int at = indexOf(keys, key);
    keys.set(at, new NodeTuple(keys.get(at).getKeyNode(), value));
    return group(group, keys);
  }

  private static @Nullable Node at(MappingNode group, String key) {
    int at = indexOf(group.getValue(), key);
    return at < 0 ? null : group.getValue().get(at).getValueNode();
  }

  private static MappingNode group(MappingNode like, List<NodeTuple> keys) {
    return new MappingNode(
        like.getTag(), true, keys, FlowStyle.BLOCK, like.getStartMark(), like.getEndMark());
  }

  private static int indexOf(List<NodeTuple> keys, String name) {
    for (int i = 0; i < keys.size(); i++) {
      if (name(keys.get(i)).equals(name)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isNull(Node node) {
    return node.getTag().equals(Tag.NULL);
  }

  private static String name(NodeTuple tuple) {
    return text(tuple.getKeyNode());
  }

  private static String text(Node node) {
    return node instanceof ScalarNode scalar ? scalar.getValue() : "";
  }
}
