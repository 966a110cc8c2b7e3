package dev.guiche.sandbox.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.guiche.sandbox.Misbehaviour.Fault;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The stand-in by itself, as any program that speaks HTTP meets it. */
class TelegramStandInTest {
  private static final String TOKEN = "4242:segredo";
  private static final Vertx VERTX = Vertx.vertx();

  private final TelegramStandIn standIn = TelegramStandIn.start(VERTX, 0);
  private final TelegramBot bot = standIn.bot(TOKEN);
  private final TelegramPhone phone = bot.phone("Ana");
  private final HttpClient http = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    http.shutdownNow();
    standIn.close();
  }

  @AfterAll
  static void end() {
    VERTX.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void aWrongTokenIsNotAuthorized() throws Exception {
    assertThat(post("/bot4242:errado/getMe", new JsonObject()).statusCode()).isEqualTo(401);
    assertThat(post("/bot4242/getMe", new JsonObject()).statusCode()).isEqualTo(404);
    assertThat(post("/file/bot4242:errado/photos/x", new JsonObject()).statusCode()).isEqualTo(401);
  }

  @Test
  void aMethodIsFoundInAnyCaseAndAnUnknownOneIsNot() throws Exception {
    assertThat(call("GETME", new JsonObject()).getJsonObject("result").getLong("id"))
        .isEqualTo(4242);
    assertThat(call("sendMoney", new JsonObject()).getInteger("error_code")).isEqualTo(404);
  }

  @Test
  void updatesComeAgainUntilAHigherOffsetConfirmsThem() throws Exception {
    phone.writes("um");
    phone.writes("dois");
    JsonArray first = updates(0, 0);
    assertThat(texts(first)).containsExactly("um", "dois");
    assertThat(texts(updates(0, 0))).containsExactly("um", "dois");
    long second = first.getJsonObject(1).getLong("update_id");
    assertThat(texts(updates(second, 0))).containsExactly("dois");
    assertThat(texts(updates(0, 0))).containsExactly("dois");
    assertThat(texts(updates(second + 1, 0))).isEmpty();
    assertThat(bot.unconfirmed()).isZero();
  }

  @Test
  void aNegativeOffsetKeepsTheLastOnes() throws Exception {
    phone.writes("um");
    phone.writes("dois");
    phone.writes("três");
    assertThat(texts(updates(-1, 0))).containsExactly("três");
    assertThat(bot.unconfirmed()).isEqualTo(1);
  }

  @Test
  void aBatchIsNoLargerThanItsLimit() throws Exception {
    phone.writes("um");
    phone.writes("dois");
    JsonObject answer = call("getUpdates", new JsonObject().put("limit", 1));
    assertThat(texts(answer.getJsonArray("result"))).containsExactly("um");
  }

  @Test
  void aLongPollEndsWhenSomebodyWrites() throws Exception {
    CompletableFuture<HttpResponse<String>> poll = later("getUpdates", 30);
    await().during(Duration.ofMillis(200)).until(() -> !poll.isDone());
    phone.writes("finalmente");
    assertThat(texts(json(poll.join()).getJsonArray("result"))).containsExactly("finalmente");
  }

  @Test
  void aSecondPollEndsTheFirst() throws Exception {
    CompletableFuture<HttpResponse<String>> first = later("getUpdates", 30);
    await().during(Duration.ofMillis(300)).until(() -> !first.isDone());
    updates(0, 0);
    assertThat(first.join().statusCode()).isEqualTo(409);
  }

  @Test
  void thereIsNoPollingBesideAWebHook() throws Exception {
    call("setWebhook", new JsonObject().put("url", "http://127.0.0.1:1/x"));
    assertThat(call("getUpdates", new JsonObject()).getInteger("error_code")).isEqualTo(409);
    phone.writes("fica");
    JsonObject info = call("getWebhookInfo", new JsonObject()).getJsonObject("result");
    assertThat(info.getString("url")).isEqualTo("http://127.0.0.1:1/x");
    assertThat(info.getInteger("pending_update_count")).isEqualTo(1);
    call("deleteWebhook", new JsonObject());
    assertThat(texts(updates(0, 0))).containsExactly("fica");
  }

  @Test
  void messageIdsRiseOverAllChatsOfTheBot() throws Exception {
    int first = phone.writes("um");
    int second = bot.phone("Beto").writes("dois");
    JsonObject sent = send(phone.chat(), "três").getJsonObject("result");
    assertThat(List.of(first, second, sent.getInteger("message_id"))).isSorted();
    assertThat(phone.reads().getFirst().text()).isEqualTo("três");
  }

  @Test
  void anEditThatChangesNothingTellsWhoseAMessageIs() throws Exception {
    int hers = phone.writes("dela");
    int ours = send(phone.chat(), "nossa").getJsonObject("result").getInteger("message_id");
    assertThat(edit(ours)).contains("message is not modified");
    assertThat(edit(hers)).contains("message can't be edited");
    assertThat(edit(ours + 1)).contains("message to edit not found");
  }

  @Test
  void whatTelegramRefusesIsRefusedInItsWords() throws Exception {
    assertThat(send(1, "oi").getString("description")).isEqualTo("Bad Request: chat not found");
    assertThat(send(phone.chat(), " ").getString("description")).contains("text is empty");
    assertThat(send(phone.chat(), "x".repeat(4097)).getString("description")).contains("too long");
    phone.blocksTheBot();
    assertThat(send(phone.chat(), "oi").getString("description"))
        .isEqualTo("Forbidden: bot was blocked by the user");
  }

  @Test
  void tooManyRequestsSayWhenToComeAgain() throws Exception {
    standIn.misbehaviour().next("sendMessage", new Fault.TooMany(Duration.ofSeconds(3)));
    JsonObject refused = send(phone.chat(), "oi");
    assertThat(refused.getJsonObject("parameters").getInteger("retry_after")).isEqualTo(3);
    assertThat(phone.reads()).isEmpty();
  }

  @Test
  void aCutLineDoesTheWorkOrNotAsOrdered() {
    standIn.misbehaviour().next("sendMessage", new Fault.CutBefore(), new Fault.CutAfter());
    assertThatThrownBy(() -> send(phone.chat(), "antes")).isInstanceOf(IOException.class);
    assertThat(phone.reads()).isEmpty();
    assertThatThrownBy(() -> send(phone.chat(), "depois")).isInstanceOf(IOException.class);
    await().until(() -> phone.reads().size() == 1);
    assertThat(phone.reads().getFirst().text()).isEqualTo("depois");
  }

  @Test
  void itIsGoneAndComesBackOnTheSamePortWithAllItKnew() throws Exception {
    phone.writes("antes");
    standIn.misbehaviour().goAway();
    assertThatThrownBy(() -> call("getMe", new JsonObject())).isInstanceOf(IOException.class);
    phone.writes("durante");
    standIn.misbehaviour().comeBack();
    assertThat(texts(updates(0, 0))).containsExactly("antes", "durante");
  }

  @Test
  void aFileIsFoundByItsIdAndDownloadedByItsPath() throws Exception {
    phone.sends(Media.DOCUMENT, "n.pdf", "application/pdf", "PDF".getBytes("UTF-8"), "a nota");
    JsonObject document =
        updates(0, 0).getJsonObject(0).getJsonObject("message").getJsonObject("document");
    JsonObject file =
        call("getFile", new JsonObject().put("file_id", document.getString("file_id")))
            .getJsonObject("result");
    HttpRequest download =
        HttpRequest.newBuilder(
                standIn.url().resolve("/file/bot" + TOKEN + "/" + file.getString("file_path")))
            .build();
    assertThat(http.send(download, BodyHandlers.ofString()).body()).isEqualTo("PDF");
  }

  @Test
  void aBodyThatIsNoJsonIsABadRequest() throws Exception {
    HttpRequest bad =
        HttpRequest.newBuilder(standIn.url().resolve("/bot" + TOKEN + "/sendMessage"))
            .header("content-type", "application/json")
            .POST(BodyPublishers.ofString("{\"chat_id\":"))
            .build();
    assertThat(http.send(bad, BodyHandlers.ofString()).statusCode()).isEqualTo(400);
  }

  private JsonObject send(long chat, String text) throws Exception {
    return call("sendMessage", new JsonObject().put("chat_id", chat).put("text", text));
  }

  private String edit(int message) throws Exception {
    return call(
            "editMessageReplyMarkup",
            new JsonObject().put("chat_id", phone.chat()).put("message_id", message))
        .getString("description");
  }

  private JsonArray updates(long offset, int timeout) throws Exception {
    return call("getUpdates", new JsonObject().put("offset", offset).put("timeout", timeout))
        .getJsonArray("result");
  }

  private static List<String> texts(JsonArray updates) {
    return updates.stream()
        .map(update -> ((JsonObject) update).getJsonObject("message").getString("text"))
        .toList();
  }

  private JsonObject call(String method, JsonObject parameters) throws Exception {
    return json(post("/bot" + TOKEN + "/" + method, parameters));
  }

  private HttpResponse<String> post(String path, JsonObject parameters) throws Exception {
    return http.send(request(path, parameters), BodyHandlers.ofString());
  }

  private CompletableFuture<HttpResponse<String>> later(String method, int timeout) {
    JsonObject parameters = new JsonObject().put("timeout", timeout);
    return http.sendAsync(
        request("/bot" + TOKEN + "/" + method, parameters), BodyHandlers.ofString());
  }

  private HttpRequest request(String path, JsonObject parameters) {
    return HttpRequest.newBuilder(URI.create(standIn.url() + path))
        .header("content-type", "application/json")
        .POST(BodyPublishers.ofString(parameters.encode()))
        .build();
  }

  private static JsonObject json(HttpResponse<String> response) {
    return new JsonObject(response.body());
  }
}
