package dev.guiche.http;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * What an endpoint answers.
 *
 * @param body null for none
 */
public record Answer(int status, @Nullable Buffer body, Map<String, String> headers) {
  private static final String CODED = "Content-Encoding";

  /** Bytes; what fits into one or two packets is not worth it. */
  private static final int PACKED_FROM = 2_000;

  /** The endpoint has written the response by itself. */
  public static final Answer WRITTEN = new Answer(0, null, Map.of());

  public static Answer ok(Object view) {
    return json(200, view);
  }

  public static Answer created(Object view) {
    return json(201, view);
  }

  public static Answer nothing() {
    return new Answer(204, null, Map.of());
  }

  public static Answer of(String mediaType, Buffer body) {
    return new Answer(200, body, Map.of("Content-Type", mediaType));
  }

  static Answer of(Problem problem) {
    var answer =
        new Answer(
            problem.status(),
            Json.write(problem),
            Map.of("Content-Type", "application/problem+json"));
    for (var header : problem.headers().entrySet()) {
      answer = answer.with(header.getKey(), header.getValue());
    }
    return answer;
  }

  private static Answer json(int status, Object view) {
    return new Answer(status, Json.write(view), Map.of("Content-Type", "application/json"));
  }

  boolean isWritten() {
    return status == WRITTEN.status;
  }

  /** As it goes out to somebody who says what they accept; null when they do not say. */
  Answer packed(@Nullable String accepted) {
    boolean worthIt = body != null && body.length() > PACKED_FROM && !headers.containsKey(CODED);
    if (!worthIt || accepted == null || !accepted.contains("gzip")) {
      return this;
    }
    var zipped = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(zipped)) {
      gzip.write(Objects.requireNonNull(body).getBytes());
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return new Answer(status, Buffer.buffer(zipped.toByteArray()), headers)
        .with(CODED, "gzip")
        .with("Vary", "Accept-Encoding");
  }

  public Answer with(String header, String value) {
    var more = new TreeMap<>(headers);
    more.put(header, value);
    return new Answer(status, body, more);
  }
}
