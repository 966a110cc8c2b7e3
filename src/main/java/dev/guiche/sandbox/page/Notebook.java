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
    var sign = FileSign.of(said.file());
    add(
        new Line(id, true, said.text(), subject, sign, said.answers(), now(), List.of()),
        said.file());
  }

  /** Does nothing for a message that stands here already. */
  synchronized void received(
      String id,
      String text,
      @Nullable String subject,
      Said.@Nullable File file,
      List<String> buttons) {
    if (lines.stream().noneMatch(line -> line.id().equals(id))) {
      var sign = FileSign.of(file);
      add(new Line(id, false, text, subject, sign, null, now(), buttons), file);
    }
  }

  private void add(Line line, Said.@Nullable File file) {
    lines.add(line);
    if (file != null) {
      files.put(line.id(), file);
    }
  }

  private static long now() {
    return System.currentTimeMillis();
  }

  synchronized List<Line> lines() {
    return List.copyOf(lines);
  }

  synchronized Optional<Said.File> file(String line) {
    return Optional.ofNullable(files.get(line));
  }
}
