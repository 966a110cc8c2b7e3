package dev.guiche.webhook;

import dev.guiche.config.ConfigReader;
import dev.guiche.config.GuicheConfig;
import dev.guiche.database.Database;
import dev.guiche.database.Exclusive;
import dev.guiche.database.TestDatabase;
import dev.guiche.ticket.House;
import dev.guiche.webhook.line.Line;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A house and two programs: one of strangers, and one that may know what stays inside. */
final class HookHouse implements AutoCloseable {
  final House house;
  final Receiver outside = new Receiver();
  final Receiver inside = new Receiver();
  private final GuicheConfig config;
  private @Nullable Exclusive locks;
  @Nullable Webhooks webhooks;

  HookHouse(Database database) {
    house = new House(database);
    config =
        ConfigReader.read(
            Path.of("src/test/resources/dev/guiche/ticket/channels.yml"),
            Map.of("OUTSIDE", outside.url(), "INSIDE", inside.url()),
            Locale.ENGLISH);
    start();
  }

  /** A gateway that begins to serve the hooks. */
  void start() {
    locks = new Exclusive(house.database);
    webhooks =
        new Webhooks(
            house.database,
            config,
            house.ticketing,
            timeline -> {},
            new Line(TestDatabase.vertx()),
            new Bell());
    webhooks.start(locks);
  }

  /** It is gone, whatever was under way. */
  void die() {
    locks.close();
  }

  WebhookLog log() {
    return webhooks.log();
  }

  WebhookLog.Hook hook(String name) {
    return log().hooks().stream().filter(hook -> hook.name().equals(name)).findFirst().get();
  }

  @Override
  public void close() {
    webhooks.stop();
    locks.close();
    outside.close();
    inside.close();
    house.close();
  }
}
