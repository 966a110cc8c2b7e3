package dev.guiche.app;

import dev.guiche.config.GuicheConfig;
import dev.guiche.config.WorkflowConfig;
import dev.guiche.config.WorkflowDrawing;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** Draws how tickets move. */
@Command(
    name = "workflow",
    description = "Prints a workflow as a Mermaid flowchart; exit code 1 if there is none.",
    mixinStandardHelpOptions = true)
final class WorkflowCommand extends DrawCommand {
  @Override
  @Nullable String mermaid(GuicheConfig config, String name) {
    return config
        .workflow(name)
        .map(workflow -> WorkflowDrawing.mermaid(workflow, config.organization().locale()))
        .orElse(null);
  }

  @Override
  List<String> names(GuicheConfig config) {
    return config.workflows().stream().map(WorkflowConfig::name).toList();
  }

  @Override
  String unknown() {
    return "workflow.unknown";
  }
}
