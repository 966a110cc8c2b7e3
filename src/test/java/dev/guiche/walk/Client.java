package dev.guiche.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guiche.app.ApiClient;
import dev.guiche.app.ApiClient.Answer;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** A customer in their own area. */
final class Client {
  private static final Pattern KEY = Pattern.compile("/portal/entrar#chave=(\\S+)");

  private final ApiClient api;

  private Client(ApiClient api) {
    this.api = api;
  }

  /** Asks for the link, finds it in the mail and goes in. */
  static Client enters(Firm firm, Letterbox mail) throws IOException {
    var asked = firm.client().post("portal/links", Map.of("email", mail.address()));
    assertThat(asked.status()).isEqualTo(202);
    var link = KEY.matcher(mail.gets("/portal/entrar#chave=").text());
    assertThat(link.find()).isTrue();
    return new Client(firm.client().enterPortal(link.group(1)));
  }

  private static JsonNode fine(Answer answer) {
    assertThat(answer.status()).as("%s", answer.body()).isBetween(200, 299);
    return answer.body();
  }

  List<JsonNode> occurrences() throws IOException {
    return Colleague.list(fine(api.get("portal/tickets")).get("items"));
  }

  /** What the form asks at this desk. */
  JsonNode form(String deskLabel) throws IOException {
    return Colleague.list(fine(api.get("portal/form")).get("desks")).stream()
        .filter(desk -> desk.get("label").asText().equals(deskLabel))
        .findFirst()
        .orElseThrow();
  }

  /**
   * "Nova Ocorrência".
   *
   * @param more what the form asks besides, such as attachments
   * @return its id
   */
  long opens(String category, String title, Map<String, ?> more) throws IOException {
    return fine(api.post("portal/tickets", wish(category, title, more))).at("/ticket/id").asLong();
  }

  /** The problem's answer, in one text. */
  String cannotOpen(String category, String title, Map<String, ?> more) throws IOException {
    var answer = api.post("portal/tickets", wish(category, title, more));
    assertThat(answer.status()).isBetween(400, 499);
    return answer.body().toString();
  }

  private static Map<String, Object> wish(String category, String title, Map<String, ?> more) {
    var wish = new HashMap<String, Object>(more);
    wish.put("clientKey", UUID.randomUUID().toString());
    wish.put("category", category);
    wish.put("title", title);
    wish.putIfAbsent("text", title);
    return wish;
  }

  long uploads(String name, String mediaType, byte[] bytes) throws IOException {
    return fine(api.upload("portal/uploads", name, mediaType, bytes)).get("id").asLong();
  }

  JsonNode page(long ticket) throws IOException {
    return fine(api.get("portal/tickets/" + ticket));
  }

  JsonNode ticket(long ticket) throws IOException {
    return page(ticket).get("ticket");
  }

  String stage(long ticket) throws IOException {
    return ticket(ticket).get("stage").asText();
  }

  void writes(long ticket, String text) throws IOException {
    fine(api.post("portal/tickets/" + ticket + "/messages", Colleague.draft(text)));
  }

  JsonNode cancels(long ticket, String reason) throws IOException {
    return fine(api.post("portal/tickets/" + ticket + "/cancel", Map.of("reason", reason)));
  }
}
