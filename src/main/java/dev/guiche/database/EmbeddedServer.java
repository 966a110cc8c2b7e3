package dev.guiche.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PostgreSQL that Guichê brings along, over a folder that outlives restarts. It listens on
 * loopback only, asks for a password that only the folder's owner can read, and is started again if
 * it dies while we run.
 */
public final class EmbeddedServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServer.class);
  private static final String NAME = "guiche";

  private final FolderLock lock;
  private final ServerControl control;
  private final int port;
  private volatile boolean closing;

  private EmbeddedServer(FolderLock lock, ServerControl control, int port) {
    this.lock = lock;
    this.control = control;
    this.port = port;
  }

  /**
   * Starts the server, and first stops one that a killed gateway left behind.
   *
   * @throws DatabaseUnusable when the folder cannot be used or the server does not start
   */
  public static EmbeddedServer start(Path dataFolder) {
    return start(dataFolder, dataFolder);
  }

  /** As above, with the programs in a folder that several servers share. */
  static EmbeddedServer start(Path dataFolder, Path binariesFolder) {
    Path folder = dataFolder.toAbsolutePath().normalize();
    var lock = FolderLock.take(folder);
    try {
      var binaries = ServerBinaries.in(binariesFolder.toAbsolutePath());
      var control =
          new ServerControl(binaries, folder.resolve("data"), folder.resolve("postgresql.log"));
      prepare(control, folder);
      var server = new EmbeddedServer(lock, control, freePort());
      server.control.start(server.port);
      server.watch();
      return server;
    } catch (IOException e) {
      lock.close();
      throw new DatabaseUnusable("folder.unwritable", e, folder, String.valueOf(e));
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static void prepare(ServerControl control, Path folder) throws IOException {
    if (!control.isInitialized()) {
      control.initialize(NAME, randomPassword());
    }
    if (!control.version().equals(ServerBinaries.MAJOR)) {
      throw new DatabaseUnusable("folder.version", folder, control.version(), ServerBinaries.MAJOR);
    }
    if (control.running().isPresent()) {
      LOG.info("Stopping the PostgreSQL that an earlier gateway left behind in {}", folder);
      control.stop();
    }
    control.forgetStalePid();
    control.trimLog();
  }

  /** How to log in; the database is {@code postgres}, which is there from the start. */
  public DatabaseAddress address() {
    return new DatabaseAddress("127.0.0.1", port, "postgres", NAME, control.password(), "");
  }

  /** Stops the server; every commit is on disk already. */
  @Override
  public void close() {
    closing = true;
    try {
      control.stop();
    } finally {
      lock.close();
    }
  }

  /** The server runs apart from us; should it die, it comes back on the same port. */
  private void watch() {
    control.running().ifPresent(server -> server.onExit().thenRun(this::startAgain));
  }

  private void startAgain() {
    for (int attempt = 1; !closing; attempt++) {
      LOG.warn("PostgreSQL is gone; starting it again");
      try {
        control.forgetStalePid();
        control.start(port);
        watch();
        return;
      } catch (IOException | DatabaseUnusable failed) {
        LOG.error("PostgreSQL did not come back: {}", failed.getMessage());
        pause(Math.min(attempt, 10));
      }
    }
  }

  private static void pause(int seconds) {
    try {
      Thread.sleep(seconds * 1000L);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static String randomPassword() {
    byte[] random = new byte[24];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }
}
