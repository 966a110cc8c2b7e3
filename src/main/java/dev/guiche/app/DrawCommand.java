package dev.guiche.app;

import dev.guiche.config.GuicheConfig;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/** Draws something of a configuration file that has a name. */
abstract class DrawCommand extends FileCommand {
  @Parameters(index = "0", paramLabel = "NAME", description = "such as info")
  private String name = "";

  @Parameters(
      index = "1",
      paramLabel = "FILE",
      defaultValue = "channels.yml",
      description = "default: ${DEFAULT-VALUE}")
  private Path file = Path.of("channels.yml");

  @Override
  final Path file() {
    return file;
  }

  /** As a Mermaid flowchart, or null where nothing has that name. */
  abstract @Nullable String mermaid(GuicheConfig config, String name);

  abstract List<String> names(GuicheConfig config);

  /** Which of {@link Words} says that nothing has that name, with those that there are. */
  abstract String unknown();

  @Override
  final int run(GuicheConfig config, PrintWriter out) {
    var drawn = mermaid(config, name);
    out.println(
        drawn == null
            ? Words.say(unknown(), name, String.join(", ", names(config)))
            : drawn.strip());
    return drawn == null ? 1 : 0;
  }
}
