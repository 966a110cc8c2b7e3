package dev.guiche.panel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A client over real HTTP, with whatever headers it sends along. */
record Guest(PanelHouse house, Map<String, String> headers) {
  static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** What came back. */
  @SuppressWarnings("ArrayRecordComponent") // looked at once, never compared
  record Reply(int status, java.net.http.HttpHeaders headers, byte[] bytes) {
    /** What was asked for; a refusal is a defect of the test. */
    JsonNode json() {
      if (status >= 400) {
        throw new AssertionError(status + " " + text());
      }
      return problem();
    }

    /** Whatever came, a refusal too. */
    JsonNode problem() {
      try {
        return JSON.readTree(bytes);
      } catch (IOException noJson) {
        throw new IllegalStateException(text(), noJson);
      }
    }

    String text() {
      return new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
    }

    String code() {
      return problem().path("code").asText();
    }

    String header(String name) {
      return headers.firstValue(name).orElse("");
    }

    long id() {
      return json().get("id").asLong();
    }
  }

  Guest with(String header, String value) {
    var more = new HashMap<>(headers);
    more.put(header, value);
    return new Guest(house, more);
  }

  Guest without(String header) {
    var fewer = new HashMap<>(headers);
    fewer.remove(header);
    return new Guest(house, fewer);
  }

  Guest logIn(String email, String password) {
    var reply = tryLogIn(email, password);
    if (reply.status() != 200) {
      throw new IllegalStateException(reply.text());
    }
    var cookie = reply.header("Set-Cookie");
    return with("Cookie", cookie.substring(0, cookie.indexOf(';')))
        .with("X-Requested-With", "guiche");
  }

  Reply tryLogIn(String email, String password) {
    return post("/session", JSON.createObjectNode().put("email", email).put("password", password));
  }

  Reply get(String path) {
    return send("GET", path, null, null);
  }

  Reply post(String path) {
    return send("POST", path, null, null);
  }

  Reply post(String path, Object body) {
    return json("POST", path, body);
  }

  Reply put(String path, Object body) {
    return json("PUT", path, body);
  }

  Reply patch(String path, Object body) {
    return json("PATCH", path, body);
  }

  Reply delete(String path) {
    return send("DELETE", path, null, null);
  }

  Reply upload(String name, String mediaType, byte[] bytes) {
    var encoded = java.net.URLEncoder.encode(name, java.nio.charset.StandardCharsets.UTF_8);
    return send("POST", "/uploads?name=" + encoded, mediaType, bytes);
  }

  private Reply json(String method, String path, Object body) {
    try {
      return send(method, path, "application/json", JSON.writeValueAsBytes(body));
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The answer; where it is JSON, it has been compared with what the document says of it. */
  Reply send(String method, String path, @Nullable String mediaType, byte @Nullable [] body) {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + house.port() + "/api/v1" + path));
    headers.forEach(request::header);
    if (mediaType != null) {
      request.header("Content-Type", mediaType);
    }
    request.method(
        method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    try {
      HttpResponse<byte[]> response = CLIENT.send(request.build(), BodyHandlers.ofByteArray());
      var reply = new Reply(response.statusCode(), response.headers(), response.body());
      StatedAnswers.check(house.contract, method, path, reply);
      return reply;
    } catch (IOException broken) {
      throw new IllegalStateException(method + " " + path, broken);
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(asked);
    }
  }
}
