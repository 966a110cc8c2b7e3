package dev.guiche.panel;

import dev.guiche.conversation.Quarantine;
import dev.guiche.http.Answer;
import dev.guiche.http.Call;
import dev.guiche.http.Endpoints;
import dev.guiche.http.door.Refused;
import io.vertx.core.buffer.Buffer;
import java.util.Map;

/** What could not be understood. */
final class QuarantineEndpoints implements Endpoints.Group {
  private final Quarantine quarantine;

  QuarantineEndpoints(Quarantine quarantine) {
    this.quarantine = quarantine;
  }

  @Override
  public void register(Endpoints endpoints) {
    endpoints
        .on("listQuarantine", call -> Answer.ok(Map.of("items", quarantine.list(call.limit()))))
        .on("settleQuarantined", this::settle)
        .on("getQuarantinedRaw", this::raw);
  }

  private Answer settle(Call call) {
    if (!quarantine.settle(call.id())) {
      throw new Refused.NotFound();
    }
    return Answer.nothing();
  }

  private Answer raw(Call call) {
    byte[] raw = quarantine.raw(call.id()).orElseThrow(Refused.NotFound::new);
    return Answer.of("application/octet-stream", Buffer.buffer(raw))
        .with("Content-Disposition", "attachment; filename=\"" + call.id() + ".raw\"")
        .with("Content-Security-Policy", "sandbox");
  }
}
