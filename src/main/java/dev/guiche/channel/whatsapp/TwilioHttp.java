package dev.guiche.channel.whatsapp;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.twilio.http.HttpClient;
import com.twilio.http.HttpMethod;
import com.twilio.http.Request;
import com.twilio.http.Response;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.hc.core5.http.Header;
import org.jspecify.annotations.Nullable;

/**
 * Carries twilio-java's requests to the configured server, once each. The library writes {@code
 * https://api.twilio.com} into every address; only scheme, host and port are replaced here.
 */
final class TwilioHttp extends HttpClient {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long LARGEST = 8 * 1024 * 1024;

  private final String origin;
  private final Web web;

  /**
   * @param origin scheme, host and port
   */
  TwilioHttp(String origin, Web web) {
    this.origin = origin;
    this.web = web;
  }

  /**
   * @throws TwilioFailure for every answer but a good one; returned as an answer, a 500 would make
   *     the library send the same message again
   */
  @Override
  public Response makeRequest(Request request) {
    HttpResponse<byte[]> answer = web.exchange(translate(request), LARGEST);
    if (answer.statusCode() / 100 != 2) {
      throw refusal(answer);
    }
    return new Response(new String(answer.body(), UTF_8), answer.statusCode(), new Header[0]);
  }

  private HttpRequest translate(Request request) {
    var builder =
        HttpRequest.newBuilder(URI.create(origin + request.constructURL().getFile()))
            .header("Accept", "application/json")
            .header("User-Agent", "guiche");
    if (request.requiresAuthentication()) {
      builder.header("Authorization", request.getAuthString());
    }
    for (Map.Entry<String, List<String>> header : request.getHeaderParams().entrySet()) {
      header.getValue().forEach(value -> builder.header(header.getKey(), value));
    }
    return request.getMethod() == HttpMethod.POST
        ? builder
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(request.encodeFormBody()))
            .build()
        : builder.method(request.getMethod().toString(), BodyPublishers.noBody()).build();
  }

  private static TwilioFailure refusal(HttpResponse<byte[]> answer) {
    JsonNode error = read(answer.body());
    return new TwilioFailure.Refusal(
        answer.statusCode(),
        error.path("code").asInt(),
        error.path("message").asText(),
        retryAfter(answer.headers()));
  }

  private static JsonNode read(byte[] body) {
    try {
      JsonNode error = JSON.readTree(body);
      return error == null ? JSON.createObjectNode() : error;
    } catch (IOException notJson) {
      return JSON.createObjectNode(); // a proxy in between speaks HTML
    }
  }

  static @Nullable Duration retryAfter(HttpHeaders headers) {
    String seconds = headers.firstValue("Retry-After").orElse("");
    return seconds.matches("[0-9]{1,6}") ? Duration.ofSeconds(Long.parseLong(seconds)) : null;
  }
}
