package dev.guiche.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Says that a data folder is in use. The operating system lets go of it when the process dies,
 * however it dies, so a lock that is held always means a living gateway.
 */
record FolderLock(FileChannel channel) implements AutoCloseable {
  /**
   * @throws DatabaseUnusable when another process holds it or the folder cannot be written
   */
  static FolderLock take(Path folder) {
    try {
      Files.createDirectories(folder);
      Path file = folder.resolve("gateway.lock");
      var channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      if (!isOurs(channel)) {
        String holder = Files.readString(file).strip();
        channel.close();
        throw new DatabaseUnusable(
            "folder.taken", folder, holder.isEmpty() ? "" : " (pid " + holder + ")");
      }
      channel.truncate(0);
      String pid = Long.toString(ProcessHandle.current().pid());
      channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.UTF_8)));
      return new FolderLock(channel);
    } catch (IOException e) {
      throw new DatabaseUnusable(
          "folder.unwritable", e, folder, e.getClass().getSimpleName() + ": " + e.getMessage());
    }
  }

  private static boolean isOurs(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException thisVeryProcess) {
      return false;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException letGoAnyway) {
      // The lock goes with the process at the latest.
    }
  }
}
