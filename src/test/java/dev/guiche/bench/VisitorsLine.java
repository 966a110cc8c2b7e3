package dev.guiche.bench;

import com.sun.management.UnixOperatingSystemMXBean;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Pattern;

/** What ten thousand people cost who have the chat open and say nothing. */
final class VisitorsLine implements Line {
  private static final int MANY = 10_000;

  /** What a process opens besides its sockets. */
  private static final int OTHER_FILES = 2_000;

  private static final int VISITORS = Integer.getInteger("bench.visitors", most());
  private static final int FEW = 50;
  private static final Pattern ACCEPTED = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");

  private final ConcurrentMap<String, Long> said = new ConcurrentHashMap<>();
  private volatile Times times = new Times();

  @Override
  public String name() {
    return "visitors";
  }

  @Override
  public List<Row> measure(Rounds rounds) throws Exception {
    var medians = rounds.alternate(VisitorsLine::bare, this::visited);
    var bare = medians.yardstick();
    var ours = medians.figure();
    return List.of(
        Row.of(name(), "heap of an idle visitor", ours[0], "KB")
            .beside(bare[0])
            .wantsRatioAtMost(1.5)
            .noting("%d of them, each round in processes of its own", VISITORS),
        Row.of(name(), "resident memory of an idle visitor", ours[1], "KB")
            .beside(bare[1])
            .wantsRatioAtMost(1.5),
        Row.of(name(), "p50 of a message among them", ours[3], "ms")
            .beside(ours[2])
            .wantsRatioAtMost(1.15)
            .noting(
                "yardstick: the same with %d visitors; p99 %.1f and %.1f ms",
                FEW, ours[4], ours[5]));
  }

  /** As many as wanted, or as a process may have open here. */
  private static int most() {
    var system = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return (int) Math.min(MANY, system.getMaxFileDescriptorCount() - OTHER_FILES);
  }

  /** Heap and resident memory, in KB for each. */
  private static double[] bare() throws Exception {
    var vertx = Vertx.vertx();
    try (var echo = Echo.start()) {
      var sockets = new Sockets(vertx);
      sockets.open(echo.url, "/", FEW, i -> Map.of(), (i, text) -> {});
      var before = held(echo.process);
      sockets.open(echo.url, "/", VISITORS, i -> Map.of(), (i, text) -> {});
      return each(before, held(echo.process));
    } finally {
      House.await(vertx.close());
    }
  }

  /** The same, and a message's p50 with few and with many, and its p99. */
  private double[] visited() throws Exception {
    var vertx = Vertx.vertx();
    try (var house = House.open(vertx)) {
      var sockets = new Sockets(vertx);
      var talkers = Visitors.come(house, sockets, FEW, this::hear);
      talk(talkers, 4);
      talk(talkers, 4);
      double few = times.percentile(50);
      double few99 = times.percentile(99);
      var before = held(house.gateway.process());
      var idle = Visitors.come(house, sockets, VISITORS, this::hear);
      var each = each(before, held(house.gateway.process()));
      var some = new ArrayList<WebSocket>();
      for (int i = 0; i < FEW; i++) {
        some.add(idle.get(i * VISITORS / FEW));
      }
      talk(some, 4);
      return new double[] {
        each[0], each[1], few, times.percentile(50), few99, times.percentile(99)
      };
    } finally {
      House.await(vertx.close());
    }
  }

  private void talk(List<WebSocket> talkers, int seconds) {
    times = new Times();
    long start = System.currentTimeMillis();
    Metronome.run(
        50,
        seconds,
        (i, due) -> {
          var id = UUID.randomUUID().toString();
          said.put(id, due);
          talkers
              .get(i % talkers.size())
              .writeTextMessage(
                  "{\"type\":\"message\",\"id\":\"%s\",\"order\":%d,\"text\":\"Oi, tudo bem?\",\"files\":[]}"
                      .formatted(id, start + i));
        });
    House.until(said::isEmpty);
    said.clear();
  }

  private void hear(int visitor, String text) {
    if (text.contains("\"type\":\"accepted\"")) {
      var id = ACCEPTED.matcher(text);
      var due = id.find() ? said.remove(id.group(1)) : null;
      if (due != null) {
        times.add(System.nanoTime() - due);
      }
    }
  }

  /** Heap that is left after collections, and resident memory; in KB. */
  private static double[] held(Process process) throws IOException, InterruptedException {
    double heap = 0;
    for (int i = 0; i < 3; i++) {
      jcmd(process, "GC.run");
      Thread.sleep(500);
    }
    var used = Pattern.compile("used (\\d+)K").matcher(jcmd(process, "GC.heap_info"));
    heap = used.find() ? Long.parseLong(used.group(1)) : Double.NaN;
    return new double[] {heap, 1024 * Memory.resident(process.toHandle())};
  }

  private static String jcmd(Process process, String command)
      throws IOException, InterruptedException {
    var jcmd = java.nio.file.Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    var asked =
        new ProcessBuilder(jcmd, Long.toString(process.pid()), command)
            .redirectErrorStream(true)
            .start();
    var said =
        new String(asked.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    asked.waitFor();
    return said;
  }

  private static double[] each(double[] before, double[] after) {
    return new double[] {(after[0] - before[0]) / VISITORS, (after[1] - before[1]) / VISITORS};
  }
}
