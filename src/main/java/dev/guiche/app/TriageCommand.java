package dev.guiche.app;

import dev.guiche.config.ConfigReader;
import dev.guiche.config.DeskConfig;
import dev.guiche.config.GuicheConfig;
import dev.guiche.config.TriageConfig;
import dev.guiche.config.TriageDrawing;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** Draws what customers are asked before the queue: a tree of the file, or one that ships. */
@Command(
    name = "triage",
    description =
        "Prints a tree of questions as a Mermaid flowchart; exit code 1 if there is none.",
    mixinStandardHelpOptions = true)
final class TriageCommand extends DrawCommand {
  @Override
  @Nullable String mermaid(GuicheConfig config, String name) {
    return trees(config)
        .filter(tree -> tree.name().equals(name))
        .findFirst()
        .map(
            tree ->
                TriageDrawing.mermaid(
                    tree,
                    key -> config.desk(key).map(DeskConfig::label).orElse(key),
                    config.organization().locale()))
        .orElse(null);
  }

  @Override
  List<String> names(GuicheConfig config) {
    return trees(config).map(TriageConfig::name).distinct().toList();
  }

  private static Stream<TriageConfig> trees(GuicheConfig config) {
    return Stream.concat(config.triage().stream(), ConfigReader.shippedTriage(config).stream());
  }

  @Override
  String unknown() {
    return "triage.unknown";
  }
}
