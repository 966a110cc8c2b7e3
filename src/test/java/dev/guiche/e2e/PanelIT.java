package dev.guiche.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import dev.guiche.app.Town;
import dev.guiche.browser.Browser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a consultant's day asks of the panel beside the main job. */
class PanelIT {
  private static final String VERA = "vera@minha-empresa.example";

  @RegisterExtension static final Office office = new Office();
  @RegisterExtension static final Browser browser = new Browser();

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  private Screen enters(String email) {
    return Screen.login(browser.page(), office.url(), email);
  }

  @Test
  void picturesFromElsewhereAreFetchedOnlyWhenTheyAreAskedFor() {
    office
        .town()
        .mail
        .customer("elisa@flora.example")
        .writesRaw(Town.MAILBOX, mail().getBytes(StandardCharsets.UTF_8));
    var bia = enters(Office.BIA);
    List<String> fetched = new ArrayList<>();
    bia.page.route(
        "https://fotos.example/**",
        route -> {
          fetched.add(route.request().url());
          route.fulfill(new FulfillOptions().setContentType("image/svg+xml").setBody(PICTURE));
        });

    bia.opens("Elisa");
    bia.presses("Ver formatado");
    assertThat(bia.thread()).containsText("Segue a foto.");
    assertThat(fetched).isEmpty();

    bia.presses("Mostrar imagens");
    var frame = bia.thread().frameLocator("iframe");
    assertThat(frame.getByText("Segue a foto.")).isVisible();
    var picture = frame.getByAltText("A estufa");
    bia.page.waitForCondition(() -> (boolean) picture.evaluate("p => p.naturalWidth === 90"));
    assertThat(bia.thread().locator("iframe").boundingBox().height).isGreaterThan(60);
  }

  /** Counts how often it would be heard. */
  private static final String EAR =
      """
      window.rung = 0;
      const start = OscillatorNode.prototype.start;
      OscillatorNode.prototype.start = function (...at) { window.rung++; start.apply(this, at); };
      """;

  @Test
  @Tag("RG-6")
  void aNewConversationRingsAndIsCountedWhereverOneLooks() {
    var person = browser.person();
    person.addInitScript(EAR);
    var bia = Screen.login(person.newPage(), office.url(), Office.BIA);
    var rows = bia.page.getByRole(AriaRole.LISTITEM);

    office.town().telegram.bot(Town.BOT).phone("Raquel").writes("Vocês atendem hoje?");

    assertThat(bia.row("Vocês atendem hoje?")).isVisible();
    assertThat(bia.tab("Meus")).hasText(Pattern.compile("Meus\\s+" + rows.count()));
    assertThat(bia.page).hasTitle(Pattern.compile("^\\([0-9]+\\) "));
    bia.page.waitForCondition(() -> (int) bia.page.evaluate("rung") > 0);
  }

  @Test
  void aCannedReplyIsFilledInBeforeItIsSent() throws IOException {
    var reply = Map.of("shortcut", "ola", "title", "Saudação", "text", GREETING);
    assertThat(office.program(Office.ADMIN).post("canned-replies", reply).status()).isEqualTo(201);
    var phone = office.town().telegram.bot(Town.BOT).phone("Wanda Reis");
    phone.writes("Tem alguém aí?");
    var bia = enters(Office.BIA);
    bia.opens("Wanda Reis");
    var field = bia.page.getByRole(AriaRole.TEXTBOX, named("Mensagem para Wanda Reis"));
    field.pressSequentially("/ol");
    assertThat(bia.page.getByRole(AriaRole.OPTION)).containsText("Saudação");
    field.press("Enter");
    assertThat(field).hasValue("Olá, Wanda! Aqui é Beatriz Prado, de Suporte.");
    field.press("Enter");
    assertThat(bia.thread()).containsText("Olá, Wanda! Aqui é Beatriz Prado, de Suporte.");
  }

  private static final String GREETING = "Olá, {primeiro_nome}! Aqui é {atendente}, de {setor}.";

  @Test
  void whoIsNamedInANoteIsCalledToIt() throws IOException {
    office.hire("Vera Prado", VERA);
    office.program(VERA).put("me/presence", Map.of("status", "busy"));
    office.town().twilio.phone("+5511987650002", "Sandro").writes("A DANFE saiu errada.");
    var bia = enters(Office.BIA);
    var vera = enters(VERA);
    bia.opens("Sandro");
    assertThat(bia.thread()).containsText("A DANFE saiu errada.");
    bia.page.keyboard().press("n");
    var field = bia.page.getByRole(AriaRole.TEXTBOX, named("Nota interna"));
    field.pressSequentially("@ver");
    field.press("Enter");
    field.pressSequentially("consegue ver isto?");
    field.press("Enter");

    assertThat(vera.page.getByText("Citaram você numa nota: Sandro")).isVisible();
    vera.presses("Abrir");
    assertThat(vera.thread()).containsText("@Vera Prado consegue ver isto?");
  }

  @Test
  void whoseSessionIsOverIsAskedToComeInAgainAndKeepsTheirDraft() {
    office.town().telegram.bot(Town.BOT).phone("Tomás").writes("Ainda dá tempo?");
    var bia = enters(Office.BIA);
    bia.opens("Tomás");
    bia.page.getByRole(AriaRole.TEXTBOX, named("Mensagem para Tomás")).fill("Dá, sim: até as");

    bia.page
        .request()
        .delete(
            office.url().resolve("/api/v1/session").toString(),
            RequestOptions.create().setHeader("X-Requested-With", "guiche"));

    assertThat(bia.page.getByText("Sua sessão terminou.")).isVisible();
    bia.page.getByLabel("E-mail").fill(Office.BIA);
    bia.page.getByLabel("Senha", new Page.GetByLabelOptions().setExact(true)).fill(Office.PASSWORD);
    bia.presses("Entrar");
    assertThat(bia.page.getByRole(AriaRole.TEXTBOX, named("Mensagem para Tomás")))
        .hasValue("Dá, sim: até as");
  }

  @Test
  void aKeyClosesWhatIsInFrontAndTouchesNothingBehind() {
    office.town().telegram.bot(Town.BOT).phone("Lorena").writes("Qual é o prazo?");
    var bia = enters(Office.BIA);
    bia.opens("Lorena");
    var field = bia.page.getByRole(AriaRole.TEXTBOX, named("Mensagem para Lorena"));
    bia.presses("Emoji");
    assertThat(bia.page.getByLabel("Buscar emoji")).isFocused();
    bia.page.keyboard().press("Escape");
    assertThat(bia.page.getByLabel("Buscar emoji")).hasCount(0);

    // A shortcut that nobody made is no message to the customer.
    field.fill("/ninguem");
    assertThat(bia.page.getByText("Nenhuma resposta pronta com esse atalho.")).isVisible();
    field.press("Enter");
    assertThat(field).hasValue("/ninguem");
  }

  private static final String PICTURE =
      "<svg xmlns='http://www.w3.org/2000/svg' width='90' height='60'/>";

  private static String mail() {
    return """
    From: Elisa <elisa@flora.example>
    To: %s
    Subject: A foto da estufa
    Message-ID: <estufa@flora.example>
    MIME-Version: 1.0
    Content-Type: text/html; charset=utf-8

    <p>Segue a foto.</p><p><img src="https://fotos.example/estufa.svg" alt="A estufa"></p>
    """
        .formatted(Town.MAILBOX)
        .replace("\n", "\r\n");
  }
}
