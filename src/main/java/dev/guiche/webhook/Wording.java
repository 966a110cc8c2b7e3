package dev.guiche.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.guiche.config.WebhookEvent;
import dev.guiche.conversation.Entry;
import dev.guiche.conversation.EntryId;
import java.time.Instant;
import java.util.Map;

/** What a program reads: one JSON object, whose form has a number. */
final class Wording {
  private static final int VERSION = 1;

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .serializationInclusion(JsonInclude.Include.NON_NULL)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private Wording() {}

  /** The Standard Webhooks form: a type, a time and what it is about. */
  private record Envelope(int version, String id, String type, Instant timestamp, Object data) {}

  /** The same for every hook and attempt, so that a receiver knows what it has already. */
  static String id(EntryId entry) {
    return "evt_" + entry.value();
  }

  static String of(Entry entry, WebhookEvent what, Told data) {
    return text(new Envelope(VERSION, id(entry.id()), what.word(), entry.at(), data));
  }

  static String trial(String id, String hook, Instant at) {
    return text(new Envelope(VERSION, id, Deliveries.TRIAL, at, Map.of("webhook", hook)));
  }

  private static String text(Envelope envelope) {
    try {
      return MAPPER.writeValueAsString(envelope);
    } catch (JsonProcessingException defect) {
      throw new IllegalStateException("Cannot be told: " + envelope.type(), defect);
    }
  }
}
