package dev.guiche.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/** Somebody's program that is told what happens, over real HTTP, with whatever moods it has. */
public final class Receiver implements AutoCloseable {
  /** What came, and what was answered. */
  public record Letter(String id, String timestamp, String signature, String body, boolean taken) {
    public JsonNode json() {
      try {
        return new ObjectMapper().readTree(body);
      } catch (IOException noJson) {
        throw new IllegalStateException(body, noJson);
      }
    }

    public boolean isAbout(String protocol) {
      var data = json().get("data");
      return data.at("/conversation/protocol").asText().equals(protocol)
          || data.at("/ticket/protocol").asText().equals(protocol);
    }

    public String type() {
      return json().get("type").asText();
    }
  }

  /** How it answers. */
  public interface Mood {
    void answer(HttpExchange exchange) throws IOException, InterruptedException;
  }

  public final List<Letter> letters = new CopyOnWriteArrayList<>();
  public volatile Mood mood = status(204);
  private HttpServer server;

  public Receiver() {
    server = open(0);
  }

  /** Answers with a status and nothing else. */
  public static Mood status(int status) {
    return exchange -> exchange.sendResponseHeaders(status, -1);
  }

  private HttpServer open(int port) {
    try {
      var opened =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
      opened.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      opened.createContext("/", this::take);
      opened.start();
      return opened;
    } catch (IOException taken) {
      throw new IllegalStateException(taken);
    }
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      var head = exchange.getRequestHeaders();
      var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      mood.answer(exchange);
      letters.add(
          new Letter(
              head.getFirst("webhook-id"),
              head.getFirst("webhook-timestamp"),
              head.getFirst("webhook-signature"),
              body,
              exchange.getResponseCode() / 100 == 2));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/aviso?de=guiche";
  }

  /** Nobody listens any more. */
  public void goAway() {
    server.stop(0);
  }

  /** Listens again where it did. */
  public void comeBack() {
    server = open(server.getAddress().getPort());
  }

  public List<Letter> letters(Predicate<Letter> which) {
    return letters.stream().filter(which).toList();
  }

  /** Those about what has this protocol, that were taken, in the order in which they came. */
  public List<Letter> about(String protocol) {
    return letters(letter -> letter.taken() && letter.isAbout(protocol));
  }

  public List<String> typesAbout(String protocol) {
    return about(protocol).stream().map(Letter::type).toList();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
