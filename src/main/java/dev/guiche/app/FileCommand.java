package dev.guiche.app;

import dev.guiche.config.ConfigReader;
import dev.guiche.config.GuicheConfig;
import dev.guiche.config.InvalidConfig;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Reads a configuration file, says all that is wrong with it, and starts nothing. */
abstract class FileCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  abstract Path file();

  /**
   * Returns the exit code.
   *
   * @param out flushed by its {@code println} alone
   */
  abstract int run(GuicheConfig config, PrintWriter out);

  @Override
  public final Integer call() {
    var out = spec.commandLine().getOut();
    try {
      return run(ConfigReader.read(file(), System.getenv(), Locale.getDefault()), out);
    } catch (InvalidConfig wrong) {
      out.println(wrong.getMessage());
      out.println(Words.say("check.errors", wrong.problems().size()));
      return 1;
    }
  }
}
