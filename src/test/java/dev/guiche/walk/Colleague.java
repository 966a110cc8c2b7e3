package dev.guiche.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guiche.app.ApiClient;
import dev.guiche.app.ApiClient.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One of the firm's people at their screen. A session that has run out is opened anew. */
final class Colleague {
  private final Firm firm;
  private final String email;
  private final long id;
  private @Nullable ApiClient client;

  Colleague(Firm firm, String email, long id) {
    this.firm = firm;
    this.email = email;
    this.id = id;
  }

  long id() {
    return id;
  }

  private interface Request {
    Answer by(ApiClient client) throws IOException;
  }

  private Answer ask(Request request) {
    try {
      var answer = request.by(client());
      if (answer.status() == 401) {
        client = null;
        answer = request.by(client());
      }
      return answer;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private ApiClient client() throws IOException {
    if (client == null) {
      client = firm.client().login(email, Firm.PASSWORD);
    }
    return client;
  }

  LiveScreen screen() throws IOException {
    return new LiveScreen(client());
  }

  private static JsonNode fine(Answer answer, String what) {
    assertThat(answer.status()).as("%s: %s", what, answer.body()).isBetween(200, 299);
    return answer.body();
  }

  JsonNode get(String path) {
    return fine(ask(api -> api.get(path)), path);
  }

  JsonNode does(String path, Object body) {
    return fine(ask(api -> api.post(path, body)), path);
  }

  JsonNode changes(String path, Object body) {
    return fine(ask(api -> api.patch(path, body)), path);
  }

  JsonNode puts(String path, Object body) {
    return fine(ask(api -> api.put(path, body)), path);
  }

  /** The problem's code, and after it what it says. */
  String refused(String path, Object body) {
    var answer = ask(api -> api.post(path, body));
    assertThat(answer.status()).as("%s: %s", path, answer.body()).isBetween(400, 499);
    return answer.body().path("code").asText()
        + ": "
        + answer.body().path("detail").asText()
        + answer.body().path("errors");
  }

  // Tickets

  JsonNode ticket(long ticket) {
    return get("tickets/" + ticket);
  }

  String stage(long ticket) {
    return ticket(ticket).at("/stage/key").asText();
  }

  void awaitStage(long ticket, String stage) {
    await(stage).atMost(Steps.PATIENCE).until(() -> stage(ticket).equals(stage));
  }

  JsonNode moves(long ticket, String... stages) {
    JsonNode moved = ticket(ticket);
    for (String stage : stages) {
      moved = moves(ticket, stage, Map.of());
    }
    return moved;
  }

  JsonNode moves(long ticket, String stage, Map<String, ?> with) {
    return does("tickets/" + ticket + "/stage", move(stage, with));
  }

  String cannotMove(long ticket, String stage, Map<String, ?> with) {
    return refused("tickets/" + ticket + "/stage", move(stage, with));
  }

  private static Map<String, Object> move(String stage, Map<String, ?> with) {
    var move = new HashMap<String, Object>(with);
    move.put("stage", stage);
    return move;
  }

  void answers(long ticket, String text) {
    does("tickets/" + ticket + "/messages", draft(text));
  }

  void notes(long ticket, String text) {
    does("tickets/" + ticket + "/notes", draft(text));
  }

  /** Words for the other side, or for the house. */
  static Map<String, Object> draft(String text) {
    return Map.of("clientKey", UUID.randomUUID().toString(), "text", text);
  }

  List<JsonNode> entries(long ticket) {
    return list(get("tickets/" + ticket + "/entries?limit=100").get("items"));
  }

  List<String> texts(long ticket) {
    return entries(ticket).stream().map(entry -> entry.path("text").asText()).toList();
  }

  /** The events of this type on a ticket's timeline, in order. */
  List<JsonNode> events(long ticket, String type) {
    return entries(ticket).stream()
        .map(entry -> entry.path("event"))
        .filter(event -> event.path("type").asText().equals(type))
        .toList();
  }

  /** The tickets of one stage as they stand on the desk's board. */
  List<Long> column(String desk, String stage) {
    for (var column : get("board?desk=" + firm.desk(desk)).get("columns")) {
      if (column.at("/stage/key").asText().equals(stage)) {
        return list(column.get("items")).stream().map(item -> item.get("id").asLong()).toList();
      }
    }
    throw new AssertionError("No column " + stage);
  }

  /** The ticket with these words in its title, once it is there. */
  long ticketOf(String title) {
    return await(title).atMost(Steps.PATIENCE).until(() -> find(title), id -> id > 0);
  }

  private long find(String title) {
    return list(get("tickets?state=all&limit=100").get("items")).stream()
        .filter(ticket -> ticket.get("title").asText().contains(title))
        .mapToLong(ticket -> ticket.get("id").asLong())
        .findFirst()
        .orElse(0);
  }

  /** Kinds of what this person was told of a ticket. */
  List<String> newsOf(long ticket) {
    return list(get("me/notifications").get("items")).stream()
        .filter(news -> news.path("ticket").asLong() == ticket)
        .map(news -> news.get("kind").asText())
        .toList();
  }

  void hears(long ticket, String kind) {
    await(kind).atMost(Steps.PATIENCE).until(() -> newsOf(ticket).contains(kind));
  }

  // Talks

  /** The open talk that begins with these words, taken by this person. */
  long takes(String firstWords) {
    long talk = talkOf(firstWords);
    does("conversations/" + talk + "/take", Map.of());
    return talk;
  }

  /** The open talk in which these words were said, once they were. */
  long talkOf(String words) {
    return await(words).atMost(Steps.PATIENCE).until(waiting(words), id -> id > 0);
  }

  private Callable<Long> waiting(String words) {
    return () ->
        list(get("conversations?tab=all&limit=100").get("items")).stream()
            .mapToLong(talk -> talk.get("id").asLong())
            .filter(talk -> said(talk).contains(words))
            .findFirst()
            .orElse(0);
  }

  private List<String> said(long talk) {
    return get("conversations/" + talk + "/entries").get("items").findValuesAsText("text");
  }

  /** Writes down what was just said on the telephone, unless {@code more} says otherwise. */
  JsonNode writesDown(String summary, Map<String, ?> more) {
    var call = new HashMap<String, Object>();
    call.put("desk", firm.desk("suporte"));
    call.put("medium", "telephone");
    call.put("direction", "in");
    call.put("startedAt", firm.now().minusMinutes(6).toInstant().toString());
    call.put("minutes", 5);
    call.put("summary", summary);
    call.putAll(more);
    return does("phone-contacts", call);
  }

  static List<JsonNode> list(JsonNode items) {
    var list = new ArrayList<JsonNode>();
    items.forEach(list::add);
    return list;
  }

  /** A column of a figure, as its line of this name has it. */
  double figure(String figure, String line, String column) {
    var report = get("reports/" + figure);
    Supplier<AssertionError> none = () -> new AssertionError(line + " / " + column + ": " + report);
    int at =
        list(report.get("columns")).stream()
            .map(one -> one.get("key").asText())
            .toList()
            .indexOf(column);
    return list(report.get("lines")).stream()
        .filter(one -> one.get("label").asText().equals(line))
        .mapToDouble(one -> one.get("values").get(at).asDouble())
        .findFirst()
        .orElseThrow(none);
  }
}
