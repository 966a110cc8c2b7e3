package dev.guiche.panel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What no client of ours sends, made by chance but the same for the same seed. */
final class Oddities {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "0",
          "-1",
          "1.5",
          "1e400",
          "-1e400",
          "9223372036854775807",
          "9223372036854775808",
          "123456789012345678901234567890",
          "\"\"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"\\udc00x\"",
          "\"\uD83D\uDE00\"",
          "\"'; drop table entry; --\"",
          "\"" + "x".repeat(300_000) + "\"",
          "[]",
          "{}",
          "[null]",
          "[1,1,1]",
          "[\"x\"]",
          "{\"a\":{\"b\":1}}",
          "\"\\n\\r\\t\"",
          "\"%s%n\"",
          "\"2024-13-99T99:99:99Z\"",
          "\" \"",
          "\"a@b\"",
          "\"@\"",
          "\"\\u202e\"",
          "\"1\"",
          "\"available\"",
          "\"ADMIN\"");
  private static final List<String> WHOLE =
      List.of(
          "",
          " ",
          "null",
          "[]",
          "\"x\"",
          "1",
          "{",
          "}",
          "{\"a\":",
          "{\"a\":1}}",
          "{'a':1}",
          "[[[[",
          "{\"a\":1,\"a\":2}",
          "\uFEFF{}",
          "<xml/>",
          "a=b&c=d",
          "NaN",
          "Infinity",
          "{\"\":\"\"}",
          "[".repeat(5_000),
          "{\"a\":".repeat(2_000) + "1" + "}".repeat(2_000));

  private final Random random;

  Oddities(long seed) {
    this.random = new Random(seed);
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  /** A body that is almost right, or not at all. */
  byte[] body(JsonNode document, JsonNode schema) {
    return switch (random.nextInt(10)) {
      case 0 -> any(WHOLE).getBytes(StandardCharsets.UTF_8);
      case 1 -> noise();
      case 2 -> broken(Sample.of(document, schema).toString().getBytes(StandardCharsets.UTF_8));
      default -> bent(document, schema).getBytes(StandardCharsets.UTF_8);
    };
  }

  private byte[] noise() {
    byte[] bytes = new byte[random.nextInt(400)];
    random.nextBytes(bytes);
    return bytes;
  }

  private byte[] broken(byte[] bytes) {
    for (int i = 0; i < 3 && bytes.length > 0; i++) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }

  /** A right body in which some fields have values that they should not have. */
  private String bent(JsonNode document, JsonNode schema) {
    var resolved =
        schema.has("$ref") ? document.at(schema.get("$ref").asText().substring(1)) : schema;
    var sample = Sample.of(document, resolved);
    if (!sample.isObject()) {
      return any(VALUES);
    }
    var body = (ObjectNode) sample;
    var fields = new ArrayList<String>();
    resolved.path("properties").fieldNames().forEachRemaining(fields::add);
    fields.add("unknown");
    for (int i = 0; i <= random.nextInt(3); i++) {
      var field = any(fields);
      switch (random.nextInt(6)) {
        case 0 -> body.remove(field);
        case 1 -> body.set(field, Sample.of(document, resolved.path("properties").path(field)));
        default ->
            body.set(
                field,
                JSON.rawValueNode(new com.fasterxml.jackson.databind.util.RawValue(any(VALUES))));
      }
    }
    return body.toString();
  }

  String id(long known) {
    return switch (random.nextInt(8)) {
      case 0 ->
          any(
              List.of(
                  "0",
                  "-1",
                  "abc",
                  "1.0",
                  "9999999999999999999",
                  "9007199254740992",
                  "1e3",
                  "%00",
                  "%ff",
                  "%F0%9F",
                  "%2F",
                  "..",
                  "1;2",
                  " ".strip() + "%20",
                  "true",
                  "null",
                  "\"1\"".replace("\"", "%22"),
                  "1".repeat(500)));
      case 1 -> Long.toString(1 + random.nextInt(40));
      default -> Long.toString(known);
    };
  }

  String query(List<String> parameters) {
    var query = new StringBuilder();
    for (var parameter : parameters) {
      if (random.nextInt(3) == 0) {
        query
            .append(query.length() == 0 ? '?' : '&')
            .append(parameter)
            .append('=')
            .append(
                any(
                    List.of(
                        "",
                        "1",
                        "-1",
                        "0",
                        "abc",
                        "%00",
                        "%",
                        "%zz",
                        "%ff",
                        "%ED%A0%80",
                        "true",
                        "{}",
                        "[1]",
                        "%22",
                        "me",
                        "none",
                        "closed",
                        "waiting",
                        "9999999999999999999",
                        "1e99",
                        "a".repeat(3_000),
                        "%25%25",
                        "'",
                        "2001",
                        "%5C")));
      }
    }
    return query.toString();
  }

  String mediaType() {
    return random.nextInt(12) == 0
        ? any(
            List.of(
                "text/plain",
                "application/json; charset=utf-16",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "multipart/form-data",
                "application/jsonx",
                "x",
                "application/octet-stream",
                ";;;"))
        : "application/json";
  }

  /** A frame for the live line. */
  String frame() {
    return switch (random.nextInt(6)) {
      case 0 -> any(WHOLE);
      case 1 -> "{\"type\":" + any(VALUES) + "}";
      default ->
          "{\"type\":\""
              + any(List.of("hello", "viewing", "typing", "ping", "welcome", "x"))
              + "\",\""
              + any(List.of("conversation", "ticket", "since", "batches", "type2"))
              + "\":"
              + any(VALUES.stream().filter(value -> value.length() < 60_000).toList())
              + "}";
    };
  }
}
