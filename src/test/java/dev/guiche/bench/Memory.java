package dev.guiche.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What processes hold, as Linux counts it; in MB. NaN where there is no {@code /proc}. */
final class Memory {
  private Memory() {}

  static double resident(ProcessHandle process) {
    return field(process, "status", "VmRSS");
  }

  /** Of it and its children; what several of them share is counted once. */
  static double proportional(ProcessHandle process) {
    return Stream.concat(Stream.of(process), process.descendants())
        .mapToDouble(one -> field(one, "smaps_rollup", "Pss"))
        .sum();
  }

  private static double field(ProcessHandle process, String file, String name) {
    try {
      var text = Files.readString(Path.of("/proc/" + process.pid() + "/" + file));
      var found = Pattern.compile("(?m)^" + name + ":\\s+(\\d+) kB").matcher(text);
      return found.find() ? Long.parseLong(found.group(1)) / 1024.0 : Double.NaN;
    } catch (IOException unknown) {
      return Double.NaN;
    }
  }
}
