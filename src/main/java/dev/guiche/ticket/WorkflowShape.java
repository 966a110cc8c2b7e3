package dev.guiche.ticket;

import dev.guiche.config.GuicheConfig;
import dev.guiche.config.WorkflowConfig;
import dev.guiche.config.WorkflowConfig.Category;
import dev.guiche.config.WorkflowConfig.Stage;
import dev.guiche.database.Sql;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Where tickets can stand in a workflow, and of what kind they can be. */
record WorkflowShape(List<String> stages, List<String> categories) {
  static Map<String, WorkflowShape> of(GuicheConfig config) {
    return config.workflows().stream()
        .collect(Collectors.toMap(WorkflowConfig::name, WorkflowShape::of));
  }

  private static WorkflowShape of(WorkflowConfig workflow) {
    return new WorkflowShape(
        workflow.stages().stream().map(Stage::key).toList(),
        workflow.categories().stream().map(Category::key).toList());
  }

  /** As they were at the last start, by the names of the workflows. */
  static Map<String, WorkflowShape> remembered(Sql tx) {
    var shapes = new HashMap<String, WorkflowShape>();
    tx.list(
        "select name, stages, categories from workflow_shape",
        row ->
            shapes.put(
                row.text("name"),
                new WorkflowShape(
                    List.copyOf(row.texts("stages")), List.copyOf(row.texts("categories")))));
    return shapes;
  }

  static void remember(Sql tx, Map<String, WorkflowShape> shapes) {
    tx.send("delete from workflow_shape");
    shapes.forEach(
        (name, shape) ->
            tx.send(
                "insert into workflow_shape (name, stages, categories) values ($1, $2, $3)",
                name,
                shape.stages().toArray(String[]::new),
                shape.categories().toArray(String[]::new)));
  }
}
