package dev.guiche.panel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The smallest value that a schema of the document allows. */
final class Sample {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Sample() {}

  static JsonNode of(JsonNode document, JsonNode schema) {
    if (schema.has("$ref")) {
      return of(document, document.at(schema.get("$ref").asText().substring(1)));
    }
    if (schema.has("enum")) {
      return schema.get("enum").get(0);
    }
    var type = schema.path("type");
    return switch (type.isArray() ? type.get(0).asText() : type.asText()) {
      case "object" -> object(document, schema);
      case "array" -> JSON.arrayNode();
      case "integer" -> JSON.numberNode(schema.path("minimum").asLong(1));
      case "boolean" -> JSON.booleanNode(true);
      default -> JSON.textNode(text(schema));
    };
  }

  private static ObjectNode object(JsonNode document, JsonNode schema) {
    var value = JSON.objectNode();
    schema.path("required").forEach(name -> put(value, name.asText(), document, schema));
    if (value.isEmpty() && schema.path("minProperties").asInt() > 0) {
      put(value, schema.path("properties").fieldNames().next(), document, schema);
    }
    return value;
  }

  private static void put(ObjectNode value, String name, JsonNode document, JsonNode schema) {
    value.set(name, of(document, schema.path("properties").path(name)));
  }

  private static String text(JsonNode schema) {
    return switch (schema.path("format").asText()) {
      case "date-time" -> "2099-01-02T13:00:00Z";
      case "email" -> "alguem@casa.example";
      case "uuid" -> java.util.UUID.randomUUID().toString();
      default ->
          schema.has("pattern") ? "abc" : "x".repeat(Math.max(1, schema.path("minLength").asInt()));
    };
  }
}
