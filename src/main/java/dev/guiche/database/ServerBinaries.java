package dev.guiche.database;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.apache.commons.io.file.PathUtils;

/** PostgreSQL's own programs for this machine, unpacked once into a folder and used from there. */
record ServerBinaries(Path home) {
  /** The major version of the binaries that pom.xml names. */
  static final String MAJOR = "18";

  private static final Set<PosixFilePermission> EXECUTE =
      EnumSet.of(
          PosixFilePermission.OWNER_EXECUTE,
          PosixFilePermission.GROUP_EXECUTE,
          PosixFilePermission.OTHERS_EXECUTE);

  Path program(String name) {
    return home.resolve("bin").resolve(name);
  }

  /**
   * @throws DatabaseUnusable when none are known for this machine
   */
  static ServerBinaries in(Path folder) {
    String os = System.getProperty("os.name", "");
    String system = os.startsWith("Mac") ? "Darwin" : os.startsWith("Windows") ? "Windows" : os;
    String arch = System.getProperty("os.arch", "").replace("amd64", "x86_64");
    try (InputStream archive = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, arch)) {
      // The length tells one release from another without reading the archive.
      Path home = folder.resolve("postgresql-%s-%d".formatted(MAJOR, archive.available()));
      if (!Files.isDirectory(home)) {
        unpack(archive, home);
      }
      return new ServerBinaries(home);
    } catch (IOException | IllegalStateException unknown) {
      throw new DatabaseUnusable("platform.unknown", unknown, system, arch);
    }
  }

  /**
   * Unpacks beside and moves, so that a half-unpacked folder is never taken for a whole one; each
   * in a folder of its own, because two may unpack at once, in one process too.
   */
  private static void unpack(InputStream archive, Path home) {
    try {
      Files.createDirectories(home.getParent());
      Path beside = Files.createTempDirectory(home.getParent(), home.getFileName() + "-");
      try {
        extract(archive, beside);
        takeAsHome(beside, home);
      } finally {
        delete(beside);
      }
    } catch (IOException e) {
      throw new DatabaseUnusable("folder.unwritable", e, home, String.valueOf(e));
    }
  }

  private static void extract(InputStream archive, Path root) throws IOException {
    try (var tar =
        new TarArchiveInputStream(
            new XZCompressorInputStream(new BufferedInputStream(archive, 1 << 16)))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        write(tar, entry, root);
      }
    }
  }

  private static void takeAsHome(Path beside, Path home) throws IOException {
    try {
      Files.move(beside, home);
    } catch (FileAlreadyExistsException | DirectoryNotEmptyException anotherWasFaster) {
      // What it unpacked is the same.
    }
  }

  private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path root)
      throws IOException {
    Path target = root.resolve(entry.getName()).normalize();
    if (!target.startsWith(root)) {
      throw new IOException("Outside the folder: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(tar, target);
    if ((entry.getMode() & 0100) != 0
        && target.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      var permissions = Files.getPosixFilePermissions(target);
      permissions.addAll(EXECUTE);
      Files.setPosixFilePermissions(target, permissions);
    }
  }

  static void delete(Path folder) {
    try {
      if (Files.exists(folder)) {
        PathUtils.deleteDirectory(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
