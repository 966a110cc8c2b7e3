package dev.guiche.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What was measured, as a table for people and as JSON for programs. */
final class Report {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> HEAD =
      List.of("line", "what", "figure", "yardstick", "ratio", "goal", "");

  private final Instant at = Instant.now();
  private final List<Row> rows = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();

  void add(List<Row> measured) {
    rows.addAll(measured);
  }

  void failed(String line, Throwable why) {
    failures.add(line + " was not measured: " + why);
  }

  String table() {
    var lines = new ArrayList<List<String>>();
    lines.add(HEAD);
    rows.forEach(row -> lines.add(cells(row)));
    var text = new StringBuilder();
    for (var line : lines) {
      var out = new StringBuilder();
      for (int column = 0; column < HEAD.size(); column++) {
        int at = column;
        int width = lines.stream().mapToInt(l -> l.get(at).length()).max().orElse(0) + 1;
        boolean isNumber = column >= 2 && column <= 4;
        out.append(("%" + (isNumber ? "" : "-") + width + "s ").formatted(line.get(column)));
      }
      text.append(out.toString().stripTrailing()).append('\n');
    }
    remarks().forEach(remark -> text.append(remark).append('\n'));
    return text.toString();
  }

  private static List<String> cells(Row row) {
    var yardstick = row.yardstick();
    var ratio = row.ratio();
    var reached = row.isReached();
    return List.of(
        row.line(),
        row.what(),
        Row.number(row.figure()) + " " + row.unit(),
        yardstick == null ? "" : Row.number(yardstick) + " " + row.unit(),
        ratio == null ? "" : Row.number(ratio),
        row.goalText(),
        reached == null ? "" : reached ? "reached" : "missed");
  }

  private List<String> remarks() {
    var remarks = new ArrayList<String>();
    rows.stream()
        .filter(row -> !row.note().isEmpty())
        .forEach(row -> remarks.add(row.line() + ", " + row.what() + ": " + row.note()));
    remarks.addAll(failures);
    return remarks;
  }

  void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("report.md"), markdown());
    Files.writeString(
        folder.resolve("report.json"),
        JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json()));
  }

  private String markdown() {
    var text = new StringBuilder("# Benchmark of " + at + "\n\n" + machine() + "\n\n");
    text.append("| ").append(String.join(" | ", HEAD)).append(" |\n");
    text.append("|---".repeat(HEAD.size())).append("|\n");
    rows.forEach(row -> text.append("| " + String.join(" | ", cells(row)) + " |\n"));
    text.append('\n');
    remarks().forEach(remark -> text.append("- ").append(remark).append('\n'));
    return text.toString();
  }

  private ObjectNode json() {
    var report = JSON.createObjectNode().put("at", at.toString()).put("machine", machine());
    var list = report.putArray("rows");
    for (var row : rows) {
      list.addObject()
          .put("line", row.line())
          .put("what", row.what())
          .put("figure", row.figure())
          .put("unit", row.unit())
          .put("yardstick", row.yardstick())
          .put("ratio", row.ratio())
          .put("goal", row.goalText())
          .put("reached", row.isReached())
          .put("note", row.note());
    }
    failures.forEach(report.putArray("failures")::add);
    return report;
  }

  static String machine() {
    return "%d cores, %s, Java %s"
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            System.getProperty("os.name") + " " + System.getProperty("os.arch"),
            Runtime.version());
  }
}
