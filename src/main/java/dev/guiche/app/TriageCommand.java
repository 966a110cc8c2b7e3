package dev.guiche.app;

import dev.guiche.config.ConfigReader;
import dev.guiche.config.DeskConfig;
import dev.guiche.config.InvalidConfig;
import dev.guiche.config.TriageConfig;
import dev.guiche.config.TriageDrawing;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Draws what customers are asked before the queue. */
@Command(
    name = "triage",
    description =
        "Prints a tree of questions as a Mermaid flowchart; exit code 1 if there is none.",
    mixinStandardHelpOptions = true)
final class TriageCommand implements Callable<Integer> {
  @Parameters(
      index = "0",
      paramLabel = "NAME",
      description = "of a tree in the file, or of one that ships, such as info")
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
      var shipped = ConfigReader.shippedTriage(config);
      var trees = Stream.concat(config.triage().stream(), shipped.stream()).toList();
      var tree = trees.stream().filter(one -> one.name().equals(name)).findFirst().orElse(null);
      if (tree == null) {
        String known =
            trees.stream().map(TriageConfig::name).distinct().collect(Collectors.joining(", "));
        out.println(Words.say("triage.unknown", name, known));
        return 1;
      }
      // println, which flushes.
      out.println(
          TriageDrawing.mermaid(
                  tree,
                  key -> config.desk(key).map(DeskConfig::label).orElse(key),
                  config.organization().locale())
              .strip());
      return 0;
    } catch (InvalidConfig wrong) {
      out.println(wrong.getMessage());
      out.println(Words.say("check.errors", wrong.problems().size()));
      return 1;
    }
  }
}
