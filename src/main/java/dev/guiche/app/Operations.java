package dev.guiche.app;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** What those who run the gateway ask it: is it alive, is it ready, how much does it do. */
final class Operations {
  private final Health health;
  private final PrometheusMeterRegistry metrics;

  Operations(Health health, PrometheusMeterRegistry metrics) {
    this.health = health;
    this.metrics = metrics;
  }

  void mount(Router router) {
    router.get("/health/live").handler(Operations::live);
    router.get("/health/ready").handler(this::ready);
    router.get("/metrics").handler(this::metrics);
  }

  private static void live(RoutingContext call) {
    call.response()
        .putHeader("Content-Type", "application/json")
        .putHeader("Cache-Control", "no-store")
        .end("{\"live\":true}");
  }

  private void ready(RoutingContext call) {
    Thread.ofVirtual()
        .start(
            () -> {
              var report = health.report();
              call.response()
                  .setStatusCode(report.ready() ? 200 : 503)
                  .putHeader("Content-Type", "application/json")
                  .putHeader("Cache-Control", "no-store")
                  .end(report.json());
            });
  }

  private void metrics(RoutingContext call) {
    call.response()
        .putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
        .end(metrics.scrape());
  }
}
