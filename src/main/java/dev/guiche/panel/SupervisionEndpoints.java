package dev.guiche.panel;

import dev.guiche.care.Supervision;
import dev.guiche.http.Answer;
import dev.guiche.http.Endpoints;
import java.util.Map;

/** The desks side by side. */
final class SupervisionEndpoints implements Endpoints.Group {
  private final Services services;
  private final Supervision supervision;

  SupervisionEndpoints(Services services) {
    this.services = services;
    this.supervision = new Supervision(services.database(), services.config());
  }

  @Override
  public void register(Endpoints endpoints) {
    endpoints.on(
        "superviseDesks",
        call -> Answer.ok(Map.of("items", supervision.desks(services.desks().all()))));
  }
}
