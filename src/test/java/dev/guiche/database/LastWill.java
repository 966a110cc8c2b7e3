package dev.guiche.database;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * What is to be done when this JVM is gone, however it goes. A shell reads from us until nobody
 * holds the other end any more; a shutdown hook would not run after a kill.
 */
public final class LastWill {
  private LastWill() {}

  public static void add(String shellScript) {
    try {
      new ProcessBuilder("sh", "-c", "trap '' INT TERM HUP; cat > /dev/null; " + shellScript)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Stops the PostgreSQL over a gateway's data folder, if one runs there, and removes the folder.
   */
  public static void removeDataFolder(java.nio.file.Path folder) {
    String pid = folder + "/data/postmaster.pid";
    add(
        // A gateway that is killed by another will may still be starting it.
        "sleep 1; [ -e %1$s ] && kill -INT $(head -1 %1$s); n=0; while [ -e %1$s ] && [ $n -lt 100 ]; do sleep 0.1; n=$((n+1)); done; rm -rf %2$s"
            .formatted(pid, folder));
  }
}
