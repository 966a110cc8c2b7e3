package dev.guiche.app;

import dev.guiche.config.ConfigReader;
import dev.guiche.config.InvalidConfig;
import dev.guiche.config.WorkflowConfig;
import dev.guiche.config.WorkflowDrawing;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Draws how tickets move. */
@Command(
    name = "workflow",
    description = "Prints a workflow as a Mermaid flowchart; exit code 1 if there is none.",
    mixinStandardHelpOptions = true)
final class WorkflowCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "NAME", description = "of the workflow, such as connectuse")
  private String name = "";

  @Parameters(
      index = "1",
      paramLabel = "FILE",
      defaultValue = "channels.yml",
      description = "default: ${DEFAULT-VALUE}")
  private Path file = Path.of("channels.yml");

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Override
  public Integer call() {
    var out = spec.commandLine().getOut();
    try {
      var config = ConfigReader.read(file, System.getenv(), Locale.getDefault());
      var workflow = config.workflow(name).orElse(null);
      if (workflow == null) {
        String known =
            config.workflows().stream().map(WorkflowConfig::name).collect(Collectors.joining(", "));
        out.println(Words.say("workflow.unknown", name, known));
        return 1;
      }
      // println, which flushes.
      out.println(WorkflowDrawing.mermaid(workflow, config.organization().locale()).strip());
      return 0;
    } catch (InvalidConfig wrong) {
      out.println(wrong.getMessage());
      out.println(Words.say("check.errors", wrong.problems().size()));
      return 1;
    }
  }
}
