package dev.guiche.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import dev.guiche.app.Town;
import dev.guiche.browser.Accessibility;
import dev.guiche.browser.Browser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every screen of the panel as a picture in {@code target/screens}, and usable by everybody. */
class ScreensIT {
  private static final String QUESTION = "A rejeição é a 539, duplicidade de NF-e. O que eu faço?";
  private static final String TITLE = "Segunda via do boleto de maio";

  @RegisterExtension static final Office office = new Office();
  @RegisterExtension static final Browser browser = new Browser();

  @BeforeAll
  static void customersWrite() throws IOException {
    Town town = office.town();
    town.telegram.bot(Town.BOT).phone("Otávio").writes("O estoque não fecha desde ontem à noite.");
    town.twilio.phone("+5511987650001", "Rogério Lima").writes("Posso trocar o plano este mês?");
    town.mail
        .customer("nadia@farmacia.example")
        .called("Nádia Costa")
        .writes(Town.TICKET_MAILBOX, TITLE, "Bom dia! O boleto de maio não chegou.");
    tickets();
    var marina = town.telegram.bot(Town.BOT).phone("Marina");
    marina.writes("Bom dia! Minha nota fiscal não sai desde cedo.");
    marina.writes(QUESTION);
  }

  /** So that the board and the queue have something to show. */
  private static void tickets() throws IOException {
    var admin = office.program(Office.ADMIN);
    long desk = admin.get("desks").body().at("/items/0/id").asLong();
    var titles =
        List.of(
            "Nota fiscal rejeitada com o código 539",
            "Novo relatório de comissões por vendedor, com a soma de cada mês",
            "Boleto em duplicidade",
            "Adequação à reforma tributária",
            "Estoque negativo depois do inventário",
            "Integração com a balança");
    for (int i = 0; i < titles.size(); i++) {
      var wish =
          Map.of(
              "desk",
              desk,
              "email",
              "cliente" + i + "@loja.example",
              "name",
              List.of("Joana Reis", "Padaria Pão Quente", "Mário Campos").get(i % 3),
              "title",
              titles.get(i),
              "text",
              "Bom dia! " + titles.get(i) + ".",
              "category",
              List.of("problema", "solicitacao", "duvida", "urgencia").get(i % 4));
      long id = admin.post("tickets", wish).body().get("id").asLong();
      if (i % 3 == 1) {
        admin.post("tickets/" + id + "/stage", Map.of("stage", "em-atendimento"));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1440, LIGHT", "390, DARK"}) // colours and landmarks are each seen in both kinds
  void everyScreenIsAccessible(int width, ColorScheme scheme) {
    var look = "-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT);
    var page = person(browser, width, scheme);
    page.navigate(office.url().resolve("/panel/").toString());
    assertThat(page.getByText("Que bom ver você.")).isVisible();
    check(page, "panel-login" + look);

    var bia = Screen.login(page, office.url(), Office.BIA);
    assertThat(bia.row("Rogério Lima")).isVisible();
    bia.opens("Marina");
    assertThat(bia.thread()).containsText(QUESTION);
    if (!bia.thread().innerText().contains("Sou a Beatriz")) {
      bia.answers("Marina", "Bom dia, Marina! Sou a Beatriz. Confiro o número da nota agora.");
    }
    assertThat(page.locator(".pale")).hasCount(0);
    check(page, "panel-thread" + look);

    visit(page, "atendimentos", "panel-inbox" + look);
    visit(page, "contatos", "panel-contacts" + look);
    bia.opens("Nádia Costa");
    assertThat(page.getByRole(AriaRole.MAIN).getByRole(AriaRole.HEADING).first())
        .hasText("Nádia Costa");
    check(page, "panel-contact" + look);
    visit(page, "ajustes", "panel-settings" + look);
    visit(page, "ajustes/avisos", "panel-notices" + look);
    page.navigate(office.url().resolve("/panel/#/chamados/quadro").toString());
    assertThat(page.getByText("Boleto em duplicidade")).isVisible();
    check(page, "panel-board" + look);
    page.navigate(office.url().resolve("/panel/#/chamados/planejamento").toString());
    assertThat(bia.row("Boleto em duplicidade")).isVisible();
    check(page, "panel-planning" + look);
    visit(page, "chamados", "panel-tickets" + look);
    bia.presses("Filtros");
    check(page, "panel-filters" + look);
    page.keyboard().press("Escape");
    page.keyboard().press("x");
    assertThat(page.getByText("1 marcado")).isVisible();
    check(page, "panel-picked" + look);
    page.keyboard().press("Escape");
    bia.opens(TITLE);
    assertThat(bia.thread()).containsText("O boleto de maio não chegou.");
    check(page, "panel-ticket" + look);
  }

  @ParameterizedTest
  @CsvSource({"1440, LIGHT", "390, DARK"})
  void whatComesInFrontIsAccessible(int width, ColorScheme scheme) {
    var look = "-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT);
    var page = person(browser, width, scheme);
    var bia = Screen.login(page, office.url(), Office.BIA);
    bia.opens("Marina");
    assertThat(bia.thread()).containsText(QUESTION);

    page.keyboard().press("a");
    inFront(page, "Transferir o atendimento", "panel-transfer" + look);
    page.keyboard().press("t");
    inFront(page, "Virar ticket", "panel-escalate" + look);
    page.keyboard().press("e");
    inFront(page, "Concluir o atendimento", "panel-conclude" + look);
    page.keyboard().press("c");
    inFront(page, "Novo chamado", "panel-new-ticket" + look);
    page.keyboard().press("?");
    inFront(page, "Teclas", "panel-keys" + look);
    bia.presses("Emoji");
    inFront(page, "Emoji", "panel-emoji" + look);

    page.keyboard().press("n");
    page.keyboard().type("@");
    assertThat(page.getByRole(AriaRole.LISTBOX)).isVisible();
    check(page, "panel-mention" + look);
  }

  @ParameterizedTest
  @CsvSource({"1440, LIGHT", "390, DARK"})
  void theRestOfATicketIsAccessible(int width, ColorScheme scheme) throws IOException {
    var look = "-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT);
    var page = person(browser, width, scheme);
    var ana = Screen.login(page, office.url(), Office.ADMIN);
    page.navigate(office.url().resolve("/panel/#/chamados/" + busyTicket()).toString());
    assertThat(ana.thread()).containsText("Sessão remota");
    if (width < 500) {
      check(page, "panel-busy-thread" + look);
      ana.presses("Mostrar o contato");
    }
    assertThat(page.getByText("Rua das Flores, 12").last()).isVisible();
    assertThat(page.getByLabel("Pedir o modelo da balança").last()).isVisible();
    check(page, "panel-busy-ticket" + look);
    if (width < 500) {
      page.getByLabel("Esconder o contato").last().click();
    }
    page.getByRole(AriaRole.MAIN).getByLabel("Mais opções").click();
    assertThat(page.getByRole(AriaRole.MENU)).isVisible();
    check(page, "panel-ticket-more" + look);
    page.keyboard().press("Escape");

    visit(page, "contatos/empresas", "panel-companies" + look);
    ana.row("Padaria Pão Quente").first().getByRole(AriaRole.LINK).click();
    assertThat(page.getByText("Chamados abertos")).isVisible();
    check(page, "panel-company" + look);
    if (width < 500) {
      ana.presses("Mais");
      assertThat(page.getByRole(AriaRole.MENUITEM)).hasCount(5);
      check(page, "panel-more" + look);
      page.keyboard().press("Escape");
    }
    visit(page, "ajustes/importar", "panel-imports" + look);
    page.navigate(office.url().resolve("/panel/#/ajustes/auditoria").toString());
    assertThat(page.getByText("criou uma tarefa").first()).isVisible();
    check(page, "panel-audit" + look);
    visit(page, "ajustes/fluxos", "panel-flows" + look);
    page.keyboard().press("l");
    inFront(page, "Registrar ligação", "panel-phone" + look);
    visit(page, "chamados", "panel-tickets-bell" + look);
    page.getByLabel(Pattern.compile("^Avisos")).first().click();
    inFront(page, "Avisos", "panel-bell" + look);
  }

  /** One with something of everything. */
  private static long busyTicket() throws IOException {
    var admin = office.program(Office.ADMIN);
    long id = admin.get("tickets?q=balan%C3%A7a").body().at("/items/0/id").asLong();
    long other = admin.get("tickets?q=invent%C3%A1rio").body().at("/items/0/id").asLong();
    var at = "tickets/" + id + "/";
    admin.post(at + "tasks", Map.of("text", "Pedir o modelo da balança"));
    admin.post(at + "links", Map.of("ticket", other, "kind", "relates"));
    admin.post(at + "watch", Map.of());
    admin.post("companies", Map.of("name", "Padaria Pão Quente"));
    var visit =
        Map.of(
            "kind", "visit",
            "startsAt", "2031-03-05T14:30:00Z",
            "minutes", 60,
            "place", "Rua das Flores, 12");
    admin.post(at + "appointments", visit);
    admin.post(at + "remote-sessions", Map.of("startedAt", "2026-01-05T14:30:00Z", "minutes", 20));
    return id;
  }

  private static void inFront(Page page, String title, String name) {
    var dialog = page.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName(title));
    assertThat(dialog).isVisible();
    check(page, name);
    page.keyboard().press("Escape");
    assertThat(dialog).hasCount(0);
  }

  static Page person(Browser browser, int width, ColorScheme scheme) {
    var options =
        new NewContextOptions()
            .setViewportSize(width, width < 500 ? 844 : 900)
            .setColorScheme(scheme)
            .setReducedMotion(ReducedMotion.REDUCE)
            .setBypassCSP(true); // the checker is a script from outside
    return browser.person(options).newPage();
  }

  private static void visit(Page page, String place, String name) {
    page.navigate(office.url().resolve("/panel/#/" + place).toString());
    assertThat(page.locator("main").first()).isAttached();
    assertThat(page.locator("h1").first()).isAttached();
    assertThat(page.locator(".skeleton")).hasCount(0);
    check(page, name);
  }

  static void check(Page page, String name) {
    picture(page, name);
    assertThat(Accessibility.violations(page)).as(name).isEmpty();
  }

  private static void picture(Page page, String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screens", name + ".png")));
  }
}
