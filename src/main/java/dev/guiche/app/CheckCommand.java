package dev.guiche.app;

import dev.guiche.config.GuicheConfig;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Says all that is wrong with a configuration file, and starts nothing. */
@Command(
    name = "check",
    description = "Prints every error of a configuration file; exit code 1 if there is any.",
    mixinStandardHelpOptions = true)
final class CheckCommand extends FileCommand {
  @Parameters(
      paramLabel = "FILE",
      defaultValue = "channels.yml",
      description = "default: ${DEFAULT-VALUE}")
  private Path file = Path.of("channels.yml");

  @Override
  Path file() {
    return file;
  }

  @Override
  int run(GuicheConfig config, PrintWriter out) {
    config.notices().forEach(out::println);
    out.println(Words.say("check.fine", file));
    return 0;
  }
}
