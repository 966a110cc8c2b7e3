package dev.guiche.bench;

import dev.guiche.database.EmbeddedServer;
import dev.guiche.database.TestDatabase;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** How soon a gateway whose folder is there takes messages, and what it holds at rest. */
final class StartLine implements Line {
  private static final long REST = 10_000;

  @Override
  public String name() {
    return "start";
  }

  @Override
  public List<Row> measure(Rounds rounds) throws Exception {
    var vertx = Vertx.vertx();
    var folder = Files.createTempDirectory(House.runs(), "bare-");
    TestDatabase.lendPrograms(folder);
    try (var house = House.open(vertx)) {
      house.gateway.stop(30);
      bareStart(folder);
      var medians =
          rounds.alternate(
              () -> new double[] {bareStart(folder)}, () -> new double[] {start(house)});
      house.gateway.start();
      Thread.sleep(REST);
      var gateway = house.gateway.process().toHandle();
      var postgres = house.postgres();
      double whole = Memory.resident(gateway) + Memory.proportional(postgres);
      return List.of(
          Row.of(name(), "process start to ready", medians.figure()[0], "ms")
              .beside(medians.yardstick()[0])
              .wantsRatioAtMost(4)
              .noting(
                  "yardstick: the embedded PostgreSQL alone; %s",
                  System.getProperty("guiche.jar") == null
                      ? "run from classes"
                      : "run from the package"),
          Row.of(name(), "resident memory at rest", whole, "MB")
              .wantsAtMost(400)
              .noting(
                  "gateway %.0f MB, its PostgreSQL %.0f MB (pages shared among its processes once)",
                  Memory.resident(gateway), Memory.proportional(postgres)));
    } finally {
      House.await(vertx.close());
    }
  }

  private static double bareStart(Path folder) {
    long begin = System.nanoTime();
    try (var server = EmbeddedServer.start(folder)) {
      return (System.nanoTime() - begin) / 1e6;
    }
  }

  private static double start(House house) {
    long begin = System.nanoTime();
    house.gateway.start();
    double took = (System.nanoTime() - begin) / 1e6;
    house.gateway.stop(30);
    return took;
  }
}
