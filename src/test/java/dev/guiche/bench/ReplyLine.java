package dev.guiche.bench;

import dev.guiche.sandbox.whatsapp.WhatsAppPhone;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** From the consultant's press of "send" to the provider's having it. */
final class ReplyLine extends ShiftLine<WhatsAppPhone, ReplyLine.Awaited> {
  /** A reply on its way: when it was due, and how many the phone has with it. */
  record Awaited(long due, int arrived) {}

  /** Each customer is answered once in sixteen seconds: none waits for the answer before. */
  ReplyLine() {
    super("reply", 50);
  }

  @Override
  String way() {
    return "send to the provider's having it";
  }

  @Override
  double goal() {
    return 8;
  }

  @Override
  void prepare(Shift shift) {
    shift.house.town.twilio.onChange(this::look);
  }

  @Override
  void happen(Shift shift, int number, Shift.Talk talk, long due) {
    var phone = shift.phones.get(talk.customer());
    await(phone, new Awaited(due, phone.received().size() + 1));
    shift.line(number).call(reply(shift, talk));
  }

  /** Something has arrived somewhere. */
  private void look() {
    awaited()
        .forEach(
            (phone, reply) -> {
              if (phone.received().size() >= reply.arrived()) {
                arrived(phone, reply, reply.due());
              }
            });
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
}
