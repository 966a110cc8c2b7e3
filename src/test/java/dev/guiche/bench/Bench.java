package dev.guiche.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.angus.mail.util.MailStreamProvider;

/** Measures the lines that {@code -Dbench=} names, or all, and prints one table. */
public final class Bench {
  private static final Path FOLDER = Path.of("target/bench");
  private static final List<Line> LINES =
      List.of(
          new IngestLine(),
          new MailLine(),
          new LatencyLine(),
          new ReplyLine(),
          new VisitorsLine(),
          new HandOutLine(),
          new GrowthLine(),
          new TicketsLine(),
          new RecommendLine(),
          new StartLine(),
          new CrashLine());

  private Bench() {}

  public static void main(String[] arguments) throws IOException {
    // As the gateway does it: bare loops and stand-ins would search for it at each part of a mail.
    System.setProperty("jakarta.mail.util.StreamProvider", MailStreamProvider.class.getName());
    var rounds = new Rounds(Integer.getInteger("bench.rounds", 3));
    var report = new Report();
    for (var line : chosen()) {
      long begin = System.nanoTime();
      try {
        report.add(line.measure(rounds));
      } catch (Exception | AssertionError failed) {
        failed.printStackTrace();
        report.failed(line.name(), failed);
      }
      var took = Duration.ofNanos(System.nanoTime() - begin);
      System.out.println(line.name() + " took " + took.toSeconds() + " s");
      report.write(FOLDER);
    }
    System.out.println();
    System.out.println(Report.machine());
    System.out.println(report.table());
    // Threads of clients that are still there must not keep anybody waiting.
    System.exit(0);
  }

  private static List<Line> chosen() {
    var wanted = words(System.getProperty("bench", ""));
    var known = LINES.stream().map(Line::name).collect(Collectors.toSet());
    wanted.stream()
        .filter(name -> !known.contains(name))
        .forEach(name -> System.out.println("There is no line " + name + "; there are " + known));
    return LINES.stream().filter(line -> wanted.isEmpty() || wanted.contains(line.name())).toList();
  }

  private static Set<String> words(String text) {
    return Arrays.stream(text.split(","))
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toSet());
  }
}
