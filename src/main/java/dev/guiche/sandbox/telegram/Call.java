package dev.guiche.sandbox.telegram;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerFileUpload;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of one call, whether they came as JSON, as a form, as multipart or in the query.
 */
record Call(Map<String, Object> parameters, Map<String, Upload> files) {
  record Upload(String name, String mediaType, Buffer bytes) {}

  /** Reads it to its end. */
  static Future<Call> read(HttpServerRequest request) {
    String type = Objects.toString(request.getHeader("content-type"), "");
    return type.startsWith("multipart/") || type.startsWith("application/x-www-form")
        ? readForm(request)
        : request.body().map(body -> new Call(fromJson(request.params(), body), Map.of()));
  }

  private static Future<Call> readForm(HttpServerRequest request) {
    Promise<Call> promise = Promise.promise();
    Map<String, Upload> files = new HashMap<>();
    request.setExpectMultipart(true);
    request.uploadHandler(upload -> keep(upload, files));
    request.exceptionHandler(promise::tryFail);
    request.endHandler(
        end -> {
          Map<String, Object> parameters = new HashMap<>();
          request.params().forEach(parameters::put);
          request.formAttributes().forEach(parameters::put);
          promise.tryComplete(new Call(parameters, files));
        });
    return promise.future();
  }

  private static void keep(HttpServerFileUpload upload, Map<String, Upload> files) {
    Buffer bytes = Buffer.buffer();
    upload.handler(bytes::appendBuffer);
    upload.endHandler(
        end ->
            files.put(upload.name(), new Upload(upload.filename(), upload.contentType(), bytes)));
  }

  private static Map<String, Object> fromJson(MultiMap query, Buffer body) {
    Map<String, Object> parameters = new HashMap<>();
    query.forEach(parameters::put);
    if (body.length() > 0) {
      try {
        new JsonObject(body).forEach(field -> parameters.put(field.getKey(), field.getValue()));
      } catch (DecodeException notJson) {
        throw ApiError.badRequest("can't parse JSON object");
      }
    }
    return parameters;
  }

  String text(String name) {
    return Objects.toString(parameters.get(name), "");
  }

  /** Zero where it is missing. */
  long number(String name) {
    String value = text(name);
    try {
      return value.isEmpty() ? 0 : Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw ApiError.badRequest("parameter \"" + name + "\" must be a number");
    }
  }

  boolean flag(String name) {
    return Boolean.parseBoolean(text(name));
  }

  @Nullable JsonObject object(String name) {
    return decoded(name) instanceof JsonObject object ? object : null;
  }

  @Nullable JsonArray array(String name) {
    return decoded(name) instanceof JsonArray array ? array : null;
  }

  /** Forms carry structures as JSON texts. */
  private @Nullable Object decoded(String name) {
    Object value = parameters.get(name);
    try {
      return value instanceof String json && !json.isBlank() ? Json.decodeValue(json) : value;
    } catch (DecodeException e) {
      throw ApiError.badRequest("can't parse " + name + " JSON object");
    }
  }
}
