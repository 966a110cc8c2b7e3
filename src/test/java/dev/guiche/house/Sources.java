package dev.guiche.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The sources as they lie in the tree. */
final class Sources {
  private Sources() {}

  static List<Path> java() throws IOException {
    return under(Path.of("src"), ".java");
  }

  static List<Path> under(Path folder, String ending) throws IOException {
    try (var files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(ending))
          .filter(file -> !file.startsWith("src/main/frontend"))
          .sorted()
          .toList();
    }
  }
}
