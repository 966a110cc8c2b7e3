package dev.guiche.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.guiche.config.ConfigReader;
import dev.guiche.config.GuicheConfig;
import dev.guiche.config.InvalidConfig;
import dev.guiche.config.ServerConfig;
import dev.guiche.database.DatabaseUnusable;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line. Without a command the gateway runs until it is told to stop. */
@Command(
    name = "guiche",
    description = "Omnichannel chat-and-ticket gateway for support desks.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    subcommands = {
      CheckCommand.class,
      WorkflowCommand.class,
      TriageCommand.class,
      RehearseCommand.class
    })
public final class Main implements Callable<Integer> {
  private Main() {}

  public static void main(String[] arguments) {
    speakUtf8();
    int code = new CommandLine(new Main()).execute(arguments);
    if (code != 0 || !running) {
      System.exit(code);
    }
  }

  /** Terminals do, whatever the locale of the shell says. */
  private static void speakUtf8() {
    System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8));
    System.setErr(new PrintStream(new FileOutputStream(FileDescriptor.err), true, UTF_8));
  }

  /** Set once the gateway runs: then its threads, and not this one, keep the program alive. */
  private static volatile boolean running;

  @Override
  public Integer call() {
    try {
      var server = ServerConfig.fromEnvironment(System.getenv(), Locale.getDefault());
      Gateway.start(server, read(server));
      running = true;
      return 0;
    } catch (InvalidConfig | DatabaseUnusable | CannotStart explained) {
      System.err.println(explained.getMessage());
      return 1;
    } catch (RuntimeException defect) {
      LoggerFactory.getLogger(Main.class).error(Words.say("start.defect"), defect);
      return 2;
    }
  }

  private static GuicheConfig read(ServerConfig server) {
    Path file = server.channels();
    return file == null
        ? ConfigReader.readShipped(System.getenv(), Locale.getDefault())
        : ConfigReader.read(file, System.getenv(), Locale.getDefault());
  }

  /** From the manifest; there is none while developing. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"guiche " + (version == null ? "dev" : version)};
    }
  }
}
