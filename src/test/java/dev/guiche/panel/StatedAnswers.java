package dev.guiche.panel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.guiche.http.Contract;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Compares answers with what the document says of them. */
final class StatedAnswers {
  private static final Map<String, JsonSchema> SCHEMAS = new ConcurrentHashMap<>();
  private static final JsonSchemaFactory FACTORY =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

  private StatedAnswers() {}

  static void check(Contract contract, String method, String path, Guest.Reply reply) {
    var type = reply.header("Content-Type");
    var bare = path.replaceFirst("\\?.*", "");
    var stated = contract.routes().findPath(bare);
    if (stated == null || !type.contains("json") || reply.bytes().length == 0) {
      return;
    }
    var document = document(contract);
    var operation =
        document.path("paths").path(stated.getName()).path(method.toLowerCase(Locale.ROOT));
    if (operation.isMissingNode()) {
      return;
    }
    var answers = operation.path("responses");
    var answer = answers.path(Integer.toString(reply.status()));
    var resolved = resolve(document, answer.isMissingNode() ? answers.path("default") : answer);
    if (answer.isMissingNode() && reply.status() < 400) {
      throw new AssertionError(method + " " + path + " must not answer " + reply.status());
    }
    validate(document, method + " " + stated.getName() + " " + reply.status(), resolved, reply);
  }

  private static void validate(JsonNode document, String what, JsonNode answer, Guest.Reply reply) {
    var type = reply.header("Content-Type").replaceFirst(";.*", "");
    var schema = answer.path("content").path(type).path("schema");
    if (schema.isMissingNode()) {
      throw new AssertionError(what + ": the document knows no " + type + ": " + reply.text());
    }
    validate(document, what, schema, reply.problem());
  }

  /** Throws when the value is not as the schema of the document says. */
  static void validate(JsonNode document, String what, JsonNode schema, JsonNode value) {
    var faults = SCHEMAS.computeIfAbsent(what, key -> compile(document, schema)).validate(value);
    if (!faults.isEmpty()) {
      throw new AssertionError(what + ": " + faults + "\n" + value);
    }
  }

  private static JsonSchema compile(JsonNode document, JsonNode schema) {
    ObjectNode root = Guest.JSON.createObjectNode();
    root.set("components", document.path("components"));
    root.putArray("allOf").add(schema);
    return FACTORY.getSchema(root);
  }

  private static JsonNode resolve(JsonNode document, JsonNode answer) {
    return answer.has("$ref") ? document.at(answer.get("$ref").asText().substring(1)) : answer;
  }

  static JsonNode document(Contract contract) {
    try {
      return Guest.JSON.readTree(contract.document().getBytes());
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
