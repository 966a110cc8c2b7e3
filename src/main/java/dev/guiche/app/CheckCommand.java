package dev.guiche.app;

import dev.guiche.config.ConfigReader;
import dev.guiche.config.InvalidConfig;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says all that is wrong with a configuration file, and starts nothing. */
@Command(
    name = "check",
    description = "Prints every error of a configuration file; exit code 1 if there is any.",
    mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
  @Parameters(
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
      config.notices().forEach(out::println);
      out.println(Words.say("check.fine", file));
      return 0;
    } catch (InvalidConfig wrong) {
      out.println(wrong.getMessage());
      out.println(Words.say("check.errors", wrong.problems().size()));
      return 1;
    }
  }
}
