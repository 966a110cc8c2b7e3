package dev.guiche.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * What is to be done when this JVM is gone, however it goes. A shell reads from us until nobody
 * holds the other end any more; a shutdown hook would not run after a kill.
 */
public final class LastWill {
  private LastWill() {}

  /** Kills a gateway that we started, unless its number is somebody else's by then. */
  public static void kill(Process gateway) {
    add("ps -o args= -p %1$d | grep -q guiche && kill -9 %1$d".formatted(gateway.pid()));
  }

  /**
   * Stops the PostgreSQL over a gateway's data folder, if one runs there, and removes the folder.
   */
  public static void removeDataFolder(Path folder) {
    add(
        """
        sleep 1 # a gateway that is being killed may have been starting it
        file=%1$s/data/postmaster.pid
        pid=$(head -1 $file)
        ps -o args= -p $pid | grep -q %1$s && kill -INT $pid
        n=0
        while [ -e $file ] && [ $n -lt 100 ]; do sleep 0.1; n=$((n+1)); done
        rm -rf %1$s
        """
            .formatted(folder));
  }

  private static void add(String script) {
    try {
      new ProcessBuilder("sh", "-c", "trap '' INT TERM HUP; cat > /dev/null; " + script)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
