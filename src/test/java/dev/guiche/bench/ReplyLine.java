package dev.guiche.bench;

import dev.guiche.sandbox.whatsapp.WhatsAppPhone;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** From the consultant's press of "send" to the provider's having it. */
final class ReplyLine implements Line {
  private static final int PER_SECOND = 50;
  private static final int SECONDS = 10;

  /** A reply on its way: when it was due, and how many the phone has with it. */
  private record Awaited(long due, int arrived) {}

  private final ConcurrentMap<WhatsAppPhone, Awaited> awaited = new ConcurrentHashMap<>();
  private volatile Times times = new Times();

  @Override
  public String name() {
    return "reply";
  }

  @Override
  public List<Row> measure(Rounds rounds) throws Exception {
    var vertx = Vertx.vertx();
    var sockets = new Sockets(vertx);
    try (var shift = Shift.begin(vertx, sockets, (screen, text) -> {});
        var echo = Echo.start()) {
      shift.house.town.twilio.onChange(this::look);
      var bare = new BareEcho(echo, sockets, Shift.CONSULTANTS, Shift.VISITORS);
      bare.run(PER_SECOND, 4);
      run(shift, 8);
      var medians =
          rounds.alternate(() -> bare.run(PER_SECOND, SECONDS), () -> run(shift, SECONDS));
      return List.of(
          Row.of(name(), "send to the provider's having it, p50", medians.figure()[0], "ms")
              .beside(medians.yardstick()[0]),
          Row.of(name(), "send to the provider's having it, p99", medians.figure()[1], "ms")
              .beside(medians.yardstick()[1])
              .wantsRatioAtMost(8)
              .noting(
                  "%d replies/s, with as many connected as in latency; %.0f not seen",
                  PER_SECOND, medians.figure()[2]));
    }
  }

  private double[] run(Shift shift, int seconds) {
    times = new Times();
    Metronome.run(
        PER_SECOND,
        seconds,
        (i, due) -> {
          // Each customer is answered once in sixteen seconds, so that none waits for the last
          // answer.
          var talk = shift.talks.get((i * 7919) % shift.talks.size());
          var phone = shift.phones.get(talk.customer());
          awaited.put(phone, new Awaited(due, phone.received().size() + 1));
          shift.line(i).call(reply(shift, talk));
        });
    House.until(awaited::isEmpty);
    double lost = awaited.size();
    awaited.clear();
    return new double[] {times.percentile(50), times.percentile(99), lost};
  }

  private static Buffer reply(Shift shift, Shift.Talk talk) {
    var body =
        new JsonObject()
            .put("clientKey", UUID.randomUUID().toString())
            .put("text", "Bom dia! Já estou vendo a sua nota, um momento.")
            .put("attachments", List.of())
            .encode()
            .getBytes(StandardCharsets.UTF_8);
    var head =
        new StringBuilder("POST /api/v1/conversations/" + talk.id() + "/messages HTTP/1.1\r\n");
    head.append("Host: ").append(shift.house.gateway.url().getAuthority()).append("\r\n");
    shift.staff.headers(talk.screen()).forEach((k, v) -> head.append(k + ": " + v + "\r\n"));
    head.append("Content-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n");
    return Buffer.buffer(head.toString()).appendBytes(body);
  }

  /** Something has arrived somewhere. */
  private void look() {
    long now = System.nanoTime();
    awaited.forEach(
        (phone, reply) -> {
          if (phone.received().size() >= reply.arrived() && awaited.remove(phone, reply)) {
            times.add(now - reply.due());
          }
        });
  }
}
