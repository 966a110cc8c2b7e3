package dev.guiche.conversation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.guiche.channel.InboundMessage;
import java.nio.charset.StandardCharsets;

/** A message as bytes, files and all, for the quarantine. */
final class RawMessage {
  private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());

  private RawMessage() {}

  static byte[] of(InboundMessage message) {
    try {
      return JSON.writeValueAsBytes(message);
    } catch (JsonProcessingException odd) {
      return message.toString().getBytes(StandardCharsets.UTF_8);
    }
  }
}
