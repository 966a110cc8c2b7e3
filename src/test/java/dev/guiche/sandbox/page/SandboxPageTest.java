package dev.guiche.sandbox.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import dev.guiche.browser.Accessibility;
import dev.guiche.browser.Browser;
import dev.guiche.database.TestDatabase;
import dev.guiche.sandbox.mail.MailSandbox;
import dev.guiche.sandbox.telegram.TelegramStandIn;
import dev.guiche.sandbox.whatsapp.TwilioAccount;
import dev.guiche.sandbox.whatsapp.TwilioStandIn;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.StaticHandler;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SandboxPageTest {
  private static final String ACCOUNT = "AC00000000000000000000000000000001";
  private static final String DESK = "suporte@minha-empresa.example";

  @RegisterExtension static final Browser browser = new Browser();

  private final Vertx vertx = TestDatabase.vertx();
  private final List<String> complaints = new ArrayList<>();
  private TelegramStandIn telegram;
  private TwilioStandIn twilio;
  private MailSandbox mail;
  private HttpServer server;

  @BeforeEach
  void open() {
    telegram = TelegramStandIn.start(vertx, 0);
    var account =
        new TwilioAccount(
            ACCOUNT,
            "geheim",
            "+551140000001",
            "MG00000000000000000000000000000001",
            URI.create("http://127.0.0.1:9/hooks/whatsapp/whatsapp"));
    twilio = TwilioStandIn.start(vertx, 0, account);
    mail = MailSandbox.start();
    mail.openMailbox(DESK, "senha");
    var router = Router.router(vertx);
    new SandboxPage(
            List.of(
                new TelegramHandset("telegram", telegram, "1:t"),
                new WhatsAppHandset("whatsapp", twilio, "+551140000001"),
                new MailHandset("email", mail, DESK)),
            "loja",
            new SandboxPage.Login("ana@guiche.local", "guiche-demo"))
        .mount(router);
    router.route("/*").handler(StaticHandler.create("web"));
    server = now(vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1"));
  }

  @AfterEach
  void close() {
    now(server.close());
    mail.close();
    twilio.close();
    telegram.close();
  }

  @Test
  void whatACustomerWritesIsWithTheProvider() {
    ask("/telegram/customers/" + customer(0) + "/messages", "{\"text\":\"oi\"}");
    ask(
        "/whatsapp/customers/" + customer(1).replace("+", "%2B") + "/messages",
        "{\"text\":\"oi\"}");
    ask(
        "/email/customers/" + customer(2) + "/messages",
        "{\"text\":\"Não emite\",\"subject\":\"Nota\"}");
    assertThat(telegram.bot("1:t").unconfirmed()).isEqualTo(1);
    assertThat(twilio.unacknowledged()).isEqualTo(1);
    assertThat(mail.count(DESK)).isEqualTo(1);
    for (int phone = 0; phone < 3; phone++) {
      assertThat(lines(phone)).hasSize(1);
      assertThat(lines(phone).getJsonObject(0).getBoolean("mine")).isTrue();
    }
  }

  @Test
  void anUnchangedPhoneIsNotSentAgain() {
    var first = get("/sandbox/api/phones", null);
    assertThat(get("/sandbox/api/phones", first.tag()).status()).isEqualTo(304);
    ask("/telegram/customers", "{\"name\":\"Lia\"}");
    assertThat(get("/sandbox/api/phones", first.tag()).status()).isEqualTo(200);
  }

  @Test
  void aPageOfAnotherSiteCanChangeNothing() {
    var refused = call(HttpMethod.POST, "/sandbox/api/phones/email/orders/away", "", false, null);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(mail.misbehaviour().isAway()).isFalse();
  }

  @Test
  void aProviderGoesAwayAndComesBackAtOneOrder() {
    ask("/telegram/orders/away", "");
    assertThat(telegram.misbehaviour().isAway()).isTrue();
    assertThat(phones().getJsonObject(0).getBoolean("away")).isTrue();
    ask("/telegram/orders/back", "");
    assertThat(telegram.misbehaviour().isAway()).isFalse();
  }

  @Test
  void wrongOrdersAreRefusedWithAReason() {
    assertThat(send("/telegram/orders/explode", "").status()).isEqualTo(400);
    assertThat(send("/fax/customers", "{\"name\":\"Lia\"}").status()).isEqualTo(404);
    assertThat(send("/telegram/customers/9/messages", "{\"text\":\"oi\"}").status()).isEqualTo(400);
    assertThat(send("/telegram/customers", "{\"name\":\"\"}").status()).isEqualTo(400);
    assertThat(send("/telegram/customers", "{{{").status()).isEqualTo(400);
  }

  @Test
  void theDemoSiteShowsTheChatOfTheChannelAtHand() {
    var site = get("/sandbox/site", null);
    assertThat(site.body()).contains("src=\"/widget/guiche.js\" data-channel=\"loja\" async>");
    assertThat(get("/demo", null).status()).isEqualTo(302);
  }

  @Test
  void aNewcomerReadsHowToEnterThePanel() {
    var page = browser.page();
    page.navigate(address("/sandbox/index.html"));
    assertThat(page.getByText("ana@guiche.local")).isVisible();
    assertThat(page.getByText("guiche-demo")).isVisible();
  }

  @Test
  void onePersonPlaysTheCustomersOfEveryChannel() {
    var page = browser.page();
    complain(page);
    page.navigate(address("/sandbox/index.html"));
    page.getByLabel("Mensagem no Telegram").fill("Minha nota não sai");
    page.getByLabel("Mensagem no Telegram").press("Enter");
    assertThat(log(page, "Telegram")).containsText("Minha nota não sai");
    page.locator("section[aria-label=WhatsApp] input[type=file]")
        .setInputFiles(new FilePayload("tela.txt", "text/plain", "erro 539".getBytes()));
    assertThat(log(page, "WhatsApp")).containsText("tela.txt");
    page.getByRole(AriaRole.BUTTON, named("Escrever")).click();
    page.getByLabel("Assunto").fill("Boleto");
    page.getByLabel("Escreva seu e-mail").fill("Preciso da segunda via.");
    page.getByRole(AriaRole.BUTTON, named("Enviar e-mail")).click();
    assertThat(page.locator(".inbox")).containsText("Boleto");
    await().until(() -> mail.count(DESK) == 1 && twilio.unacknowledged() == 1);
    assertThat(complaints).isEmpty();
  }

  @Test
  void aListOnWhatsAppIsChosenFromWithAPress() throws Exception {
    ask(
        "/whatsapp/customers/" + customer(1).replace("+", "%2B") + "/messages",
        "{\"text\":\"oi\"}");
    theDeskSendsAList("Qual setor?", "Suporte", "Financeiro");
    var page = browser.page();
    complain(page);
    page.navigate(address("/sandbox/index.html"));
    assertThat(log(page, "WhatsApp")).containsText("Qual setor?");
    page.getByRole(AriaRole.BUTTON, named("Financeiro")).click();
    assertThat(log(page, "WhatsApp").locator(".mine").last()).containsText("Financeiro");
    await().until(() -> twilio.unacknowledged() == 2);
    assertThat(complaints).isEmpty();
  }

  private void theDeskSendsAList(String question, String one, String other) throws Exception {
    var variables = new JsonObject().put("1", question).put("2", one).put("3", other);
    var fields =
        Map.of(
            "To",
            "whatsapp:" + customer(1),
            "From",
            "whatsapp:+551140000001",
            "ContentSid",
            "HX" + "1".repeat(32),
            "ContentVariables",
            variables.encode());
    var form =
        fields.entrySet().stream()
            .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
            .collect(Collectors.joining("&"));
    var login = Base64.getEncoder().encodeToString((ACCOUNT + ":geheim").getBytes(UTF_8));
    var messages = twilio.url() + "/2010-04-01/Accounts/" + ACCOUNT + "/Messages.json";
    try (var client = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create(messages))
              .header("Authorization", "Basic " + login)
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(HttpRequest.BodyPublishers.ofString(form));
      var answer = client.send(request.build(), BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }
  }

  @Test
  void itIsPleasantAndAccessibleOnEveryScreen() {
    ask(
        "/telegram/customers/" + customer(0) + "/messages",
        "{\"text\":\"Bom dia! Não consigo emitir nota.\"}");
    telegram.bot("1:t").phone("Outra pessoa").writes("não se mistura");
    ask(
        "/whatsapp/customers/" + customer(1).replace("+", "%2B") + "/messages",
        "{\"text\":\"Olá, e o meu boleto?\"}");
    ask(
        "/email/customers/" + customer(2) + "/messages",
        "{\"text\":\"Segue o erro em anexo.\",\"subject\":\"Rejeição 539\"}");
    for (boolean phone : new boolean[] {false, true}) {
      var scheme = phone ? ColorScheme.DARK : ColorScheme.LIGHT; // each is seen in both kinds
      var person = phone ? browser.personWithPhone() : browser.person();
      var page = person.newPage();
      complain(page);
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
      page.navigate(address("/sandbox/index.html"));
      assertThat(page.getByText("Bom dia!")).isVisible();
      page.waitForTimeout(500);
      String name = "sandbox-" + (phone ? 390 : 1440) + "-" + scheme.name().toLowerCase();
      page.screenshot(
          new Page.ScreenshotOptions()
              .setFullPage(true)
              .setPath(Path.of("target/screens", name + ".png")));
      assertThat(Accessibility.violations(page)).as(name).isEmpty();
      person.close();
    }
    assertThat(complaints).isEmpty();
  }

  private void complain(Page page) {
    page.onPageError(complaints::add);
    page.onConsoleMessage(
        message -> {
          boolean noChatHere = message.text().contains("404");
          if (message.type().equals("error") && !noChatHere) {
            complaints.add(message.text());
          }
        });
  }

  private static com.microsoft.playwright.Locator log(Page page, String app) {
    return page.getByRole(AriaRole.LOG, named("Conversa no " + app));
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  private JsonArray phones() {
    return new JsonArray(get("/sandbox/api/phones", null).body());
  }

  private String customer(int phone) {
    return phones().getJsonObject(phone).getJsonArray("customers").getJsonObject(0).getString("id");
  }

  private JsonArray lines(int phone) {
    JsonObject customer = phones().getJsonObject(phone).getJsonArray("customers").getJsonObject(0);
    return customer.getJsonArray("lines");
  }

  private void ask(String path, String body) {
    assertThat(send(path, body).status()).isBetween(200, 204);
  }

  private Answer send(String path, String body) {
    return call(HttpMethod.POST, "/sandbox/api/phones" + path, body, true, null);
  }

  private Answer get(String path, @Nullable String tag) {
    return call(HttpMethod.GET, path, "", true, tag);
  }

  private record Answer(int status, String body, String tag) {}

  private Answer call(
      HttpMethod method, String path, String body, boolean ours, @Nullable String tag) {
    var options =
        new RequestOptions()
            .setMethod(method)
            .setHost("127.0.0.1")
            .setPort(server.actualPort())
            .setURI(path)
            .putHeader("Content-Type", "application/json");
    if (ours) {
      options.putHeader("X-Requested-With", "guiche");
    }
    if (tag != null) {
      options.putHeader("If-None-Match", tag);
    }
    var client = vertx.createHttpClient();
    try {
      var heard = Promise.<Answer>promise();
      // All on one event loop: an answer that ends before somebody listens is never heard.
      vertx.runOnContext(
          go ->
              client
                  .request(options)
                  .compose(request -> request.send(body))
                  .compose(
                      answer ->
                          answer
                              .body()
                              .map(
                                  read ->
                                      new Answer(
                                          answer.statusCode(),
                                          read.toString(),
                                          String.valueOf(answer.getHeader("ETag")))))
                  .onComplete(heard));
      return now(heard.future());
    } finally {
      client.close();
    }
  }

  private String address(String path) {
    return "http://127.0.0.1:" + server.actualPort() + path;
  }

  private static <T> T now(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
  }
}
