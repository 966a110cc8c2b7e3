package dev.guiche.sandbox.page;

import dev.guiche.sandbox.page.Customer.FileSign;
import dev.guiche.sandbox.page.Customer.Line;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one customer's app shows, where the stand-in keeps only what arrived. */
final class Notebook {
  private final List<Line> lines = new ArrayList<>();
  private final Map<String, Said.File> files = new HashMap<>();

  synchronized void wrote(String id, Said said, @Nullable String subject) {
    add(id, true, said.text(), subject, said.file(), said.answers());
  }

  /** Does nothing for a message that stands here already. */
  synchronized void received(
      String id, String text, @Nullable String subject, Said.@Nullable File file) {
    if (lines.stream().noneMatch(line -> line.id().equals(id))) {
      add(id, false, text, subject, file, null);
    }
  }

  private void add(
      String id,
      boolean mine,
      String text,
      @Nullable String subject,
      Said.@Nullable File file,
      @Nullable String answers) {
    long now = System.currentTimeMillis();
    lines.add(new Line(id, mine, text, subject, FileSign.of(file), answers, now));
    if (file != null) {
      files.put(id, file);
    }
  }

  synchronized List<Line> lines() {
    return List.copyOf(lines);
  }

  synchronized Optional<Said.File> file(String line) {
    return Optional.ofNullable(files.get(line));
  }
}
