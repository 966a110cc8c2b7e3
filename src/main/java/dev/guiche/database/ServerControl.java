package dev.guiche.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Drives PostgreSQL's own programs over one data directory. {@code pg_ctl} detaches the server from
 * our terminal, so that Ctrl+C reaches the gateway alone and the server stays until we have
 * drained.
 */
record ServerControl(ServerBinaries binaries, Path data, Path log) {
  /** Named, so that what we promise does not hang on a default. */
  private static final Map<String, String> SETTINGS =
      Map.ofEntries(
          Map.entry("fsync", "on"),
          Map.entry("synchronous_commit", "on"),
          Map.entry("full_page_writes", "on"),
          Map.entry("listen_addresses", "127.0.0.1"),
          Map.entry("unix_socket_directories", ""),
          Map.entry("max_connections", "100"),
          Map.entry("shared_buffers", "64MB"),
          Map.entry("io_method", "sync"),
          Map.entry("jit", "off"),
          Map.entry("max_logical_replication_workers", "0"),
          Map.entry("timezone", "UTC"),
          Map.entry("log_timezone", "UTC"),
          Map.entry("log_min_messages", "warning"));

  boolean isInitialized() {
    return Files.exists(data.resolve("PG_VERSION"));
  }

  String version() {
    return read(data.resolve("PG_VERSION")).strip();
  }

  String password() {
    return read(data.resolve("guiche.password")).strip();
  }

  /** Makes the data directory, beside and then moved, so that it is there whole or not at all. */
  void initialize(String user, String password) throws IOException {
    Path beside = data.resolveSibling(data.getFileName() + ".new");
    ServerBinaries.delete(beside);
    Path secret = data.resolveSibling("guiche.password");
    Files.deleteIfExists(secret);
    if (Files.getFileStore(data.getParent()).supportsFileAttributeView("posix")) {
      Files.createFile(
          secret,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Files.writeString(secret, password);
    // Sorted by code point, folded by Unicode, the same on every machine and release; what people
    // read in order is sorted with an ICU collation where it is asked for.
    must(
        "initdb",
        "-D",
        beside.toString(),
        "-U",
        user,
        "-A",
        "scram-sha-256",
        "--pwfile=" + secret,
        "-E",
        "UTF8",
        "--locale=C",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--no-instructions");
    Files.move(secret, beside.resolve(secret.getFileName()));
    Files.move(beside, data);
  }

  /** Returns once the server takes connections. */
  void start(int port) {
    var options = new StringBuilder("-p " + port);
    SETTINGS.forEach((name, value) -> options.append(" -c ").append(name + "=" + value));
    must(
        "pg_ctl",
        "-D",
        data.toString(),
        "-w",
        "-t",
        "60",
        "-l",
        log.toString(),
        "-o",
        options.toString(),
        "start");
  }

  /** Open transactions are rolled back. Returns once the server is gone. */
  void stop() {
    String folder = data.toString();
    if (run("pg_ctl", "-D", folder, "-w", "-t", "20", "-m", "fast", "stop").code != 0) {
      must("pg_ctl", "-D", folder, "-w", "-t", "20", "-m", "immediate", "stop");
    }
  }

  /** The server that runs over this directory, whoever started it. */
  Optional<ProcessHandle> running() {
    Path pidFile = data.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return Optional.empty();
    }
    return read(pidFile)
        .lines()
        .findFirst()
        .map(String::strip)
        .filter(line -> line.matches("\\d+"))
        .flatMap(line -> ProcessHandle.of(Long.parseLong(line)))
        .filter(ServerControl::isPostgres);
  }

  /** A number in a pid file may be somebody else's by now. */
  private static boolean isPostgres(ProcessHandle process) {
    return process
        .info()
        .command()
        .map(c -> Path.of(c).endsWith("postgres") || c.endsWith("postgres.exe"))
        .orElse(true);
  }

  /** PostgreSQL takes any living process of that number for a server and would refuse to start. */
  void forgetStalePid() throws IOException {
    if (running().isEmpty()) {
      Files.deleteIfExists(data.resolve("postmaster.pid"));
    }
  }

  private void must(String program, String... arguments) {
    var outcome = run(program, arguments);
    if (outcome.code == 0) {
      return;
    }
    if (outcome.output.contains("unshare")) {
      throw new DatabaseUnusable("server.root");
    }
    throw new DatabaseUnusable("server.start", data, lastLine(outcome.output), log);
  }

  private Outcome run(String program, String... arguments) {
    var command = new ArrayList<String>();
    if ("root".equals(System.getProperty("user.name"))) {
      // PostgreSQL refuses root; in a user namespace of its own it sees nobody instead.
      command.addAll(List.of("unshare", "-U"));
    }
    command.add(binaries.program(program).toString());
    command.addAll(List.of(arguments));
    @Nullable Path output = null;
    try {
      // A file and not a pipe: the server inherits it and would keep a pipe open.
      output = Files.createTempFile("guiche-" + program, ".log");
      var builder =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
      builder.redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")));
      builder.environment().put("LC_ALL", "C");
      int code = builder.start().waitFor();
      return new Outcome(code, Files.readString(output, StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      return new Outcome(-1, String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome(-1, "interrupted");
    } finally {
      deleteQuietly(output);
    }
  }

  private record Outcome(int code, String output) {}

  private static void deleteQuietly(@Nullable Path file) {
    try {
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException leftInTmp) {
      // Not worth a word.
    }
  }

  private static String lastLine(String output) {
    return output.lines().filter(l -> !l.isBlank()).reduce((a, b) -> b).orElse("?").strip();
  }

  private String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new DatabaseUnusable("folder.unwritable", e, data, String.valueOf(e));
    }
  }

  /** A log of many months is not worth its room. */
  void trimLog() throws IOException {
    if (Files.exists(log) && Files.size(log) > 10_000_000) {
      Files.write(log, new byte[0], StandardOpenOption.TRUNCATE_EXISTING);
    }
  }
}
