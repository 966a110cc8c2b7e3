package dev.guiche.config;

import dev.guiche.config.WorkflowConfig.FileRule;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code files:}, of a stage or of a desk. */
record FileRuleReader(LabelReader labels) {

  /**
   * @param at the group that may have the key
   * @return null where it has none
   */
  @Nullable FileRule read(Section at, boolean ofStage) {
    boolean there = at.has("files");
    var files = at.section("files");
    if (!there) {
      return null;
    }
    var only = Set.copyOf(files.list("only", Form.FILE_KIND));
    if (!files.has("only")) {
      files.wrong("only", "missing", "only");
    }
    // A desk has no stage that could wait.
    boolean required = ofStage && files.value("required", Form.FLAG, false);
    var say = files.has("say") ? labels.read(files, "say") : null;
    files.close();
    return new FileRule(only, required, say);
  }
}
