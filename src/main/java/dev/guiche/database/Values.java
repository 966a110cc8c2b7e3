package dev.guiche.database;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Between the values that the code uses and those that the PostgreSQL client wants. */
final class Values {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Values() {}

  static Tuple tuple(@Nullable Object[] parameters) {
    var tuple = Tuple.tuple();
    for (Object parameter : parameters) {
      tuple.addValue(toClient(parameter));
    }
    return tuple;
  }

  private static @Nullable Object toClient(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Id id -> id.value();
      case Enum<?> constant -> constant.name().toLowerCase(Locale.ROOT);
      case Instant instant -> OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
      case byte[] bytes -> Buffer.buffer(bytes);
      case JsonNode node -> toJson(node);
      case Id[] ids -> Arrays.stream(ids).map(Id::value).toArray(Long[]::new);
      case Instant[] instants ->
          Arrays.stream(instants)
              .map(i -> i == null ? null : OffsetDateTime.ofInstant(i, ZoneOffset.UTC))
              .toArray(OffsetDateTime[]::new);
      case JsonNode[] nodes -> Arrays.stream(nodes).map(Values::toJson).toArray();
      default -> value;
    };
  }

  private static Object toJson(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> new JsonObject(node.toString());
      case ARRAY -> new JsonArray(node.toString());
      default -> Json.decodeValue(node.toString());
    };
  }

  static @Nullable JsonNode fromJson(@Nullable Object value) {
    if (value == null) {
      return null;
    }
    try {
      return JSON.readTree(Json.encode(value));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("PostgreSQL gave JSON that is none", e);
    }
  }
}
