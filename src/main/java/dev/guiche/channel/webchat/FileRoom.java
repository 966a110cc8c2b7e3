package dev.guiche.channel.webchat;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How much of files may be in memory at once. Nobody takes more than a quarter of it, so that slow
 * senders of one place do not keep everybody else out. Safe for many threads.
 */
final class FileRoom {
  private final Map<String, Long> held = new HashMap<>();
  private final long share;
  private long free;

  /**
   * @param size bytes of all files together
   * @param longest bytes of one file, which always has room when nobody else is here
   */
  FileRoom(long size, long longest) {
    this.free = Math.max(size, longest);
    this.share = Math.max(size / 4, longest);
  }

  /**
   * @param caller the address it comes from; null for one that is not counted
   */
  synchronized boolean enter(@Nullable String caller, long bytes) {
    if (bytes > free || caller != null && held.getOrDefault(caller, 0L) + bytes > share) {
      return false;
    }
    free -= bytes;
    if (caller != null) {
      held.merge(caller, bytes, Long::sum);
    }
    return true;
  }

  synchronized void leave(@Nullable String caller, long bytes) {
    free += bytes;
    if (caller != null) {
      held.computeIfPresent(caller, (who, all) -> all > bytes ? all - bytes : null);
    }
  }
}
