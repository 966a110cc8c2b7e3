package dev.guiche.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.guiche.browser.Browser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Many tickets at once: the board, the list with its filters, planning, and one opened by hand. */
class BoardIT {
  private static final String VERA = "vera@minha-empresa.example";

  @RegisterExtension static final Office office = new Office();
  @RegisterExtension static final Browser browser = new Browser();

  @BeforeAll
  static void colleagues() throws IOException {
    office.hire("Vera Prado", VERA);
  }

  private static long ticket(String title, Map<String, Object> more) throws IOException {
    var wish = new java.util.HashMap<String, Object>(more);
    wish.put("desk", desk());
    wish.put("email", "cliente@loja.example");
    wish.put("name", "Cliente da Loja");
    wish.put("title", title);
    wish.put("text", "Por favor.");
    var answer = office.program(Office.ADMIN).post("tickets", wish);
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
    return answer.body().get("id").asLong();
  }

  private static long desk() throws IOException {
    for (var desk : office.program(Office.ADMIN).get("desks").body().get("items")) {
      if (desk.get("key").asText().equals("financeiro")) {
        return desk.get("id").asLong();
      }
    }
    throw new AssertionError("No such desk");
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  private static Screen looks(String email, String view) {
    var screen = Screen.login(browser.page(), office.url(), email);
    screen.page.navigate(office.url().resolve("/panel/#/chamados/" + view).toString());
    return screen;
  }

  private static Screen onBoard(String email) {
    var screen = looks(email, "quadro");
    choose(screen.page, "Setor", "Financeiro");
    assertThat(screen.page.getByRole(AriaRole.REGION, named("Aberto"))).isVisible();
    return screen;
  }

  private static void choose(Page page, String label, String option) {
    page.getByLabel(Pattern.compile("^" + label + ": ")).first().click();
    page.getByRole(AriaRole.OPTION, named(option)).click();
  }

  private static Locator column(Screen screen, String stage) {
    return screen.page.getByRole(AriaRole.REGION, named(stage));
  }

  private static Locator card(Locator in, String title) {
    return in.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(title));
  }

  @Test
  @Tag("CU-3")
  @Tag("IN-3")
  void aCardIsDraggedAndAColleagueSeesIt() throws IOException {
    long id = ticket("Arrastar a nota", Map.of());
    var vera = onBoard(VERA);
    var bia = onBoard(Office.BIA);

    card(column(bia, "Aberto"), "Arrastar a nota").dragTo(column(bia, "Em atendimento"));

    assertThat(card(column(bia, "Em atendimento"), "Arrastar a nota")).isVisible();
    assertThat(card(column(vera, "Em atendimento"), "Arrastar a nota")).isVisible();
    assertThat(card(column(vera, "Aberto"), "Arrastar a nota")).hasCount(0);
    var entries = office.program(VERA).get("tickets/" + id + "/entries").body();
    assertThat(entries.findValuesAsText("toLabel")).contains("Em atendimento");
    assertThat(entries.findValuesAsText("name")).contains("Beatriz Prado");
  }

  @Test
  void whatTheWorkflowForbidsIsSaidAndTheCardGoesBack() throws IOException {
    ticket("Sem atalho", Map.of());
    var bia = onBoard(Office.BIA);

    card(column(bia, "Aberto"), "Sem atalho").dragTo(column(bia, "Aguardando cliente"));

    assertThat(bia.page.getByText("“Sem atalho” não foi para Aguardando cliente.")).isVisible();
    assertThat(bia.page.getByText("De Aberto se vai para")).isVisible();
    assertThat(card(column(bia, "Aberto"), "Sem atalho")).isVisible();
    assertThat(card(column(bia, "Aguardando cliente"), "Sem atalho")).hasCount(0);
  }

  @Test
  void theBoardNeedsNoMouse() throws IOException {
    ticket("Só com o teclado", Map.of("priority", 3));
    var bia = onBoard(Office.BIA);
    var keys = bia.page.keyboard();
    card(column(bia, "Aberto"), "Só com o teclado").focus();

    keys.press("Shift+ArrowRight");
    assertThat(card(column(bia, "Em atendimento"), "Só com o teclado")).isFocused();
    assertThat(bia.page.getByText("“Só com o teclado” agora está em Em atendimento.")).hasCount(1);

    keys.press("m");
    assertThat(bia.page.getByRole(AriaRole.MENU)).isVisible();
    keys.type("Resol");
    keys.press("Enter");
    var dialog = bia.page.getByRole(AriaRole.DIALOG, named("Mover para Resolvido"));
    assertThat(dialog.getByLabel("Solução")).isFocused();
    keys.press("Escape");
    assertThat(card(column(bia, "Em atendimento"), "Só com o teclado")).isFocused();

    keys.press("m");
    keys.type("Resol");
    keys.press("Enter");
    keys.type("Reenviei a nota.");
    dialog.getByText("Mover", new Locator.GetByTextOptions().setExact(true)).press("Enter");
    assertThat(card(column(bia, "Resolvido"), "Só com o teclado")).isVisible();
    assertThat(bia.page.getByRole(AriaRole.DIALOG)).hasCount(0);

    keys.press("Enter");
    assertThat(bia.thread()).containsText("Por favor.");
    keys.press("Escape");
    assertThat(column(bia, "Resolvido")).isVisible();
  }

  @Test
  void severalAreChangedAtOnceAndEachRefusalIsExplained() throws IOException {
    ticket("Outra coisa", Map.of());
    ticket("Remessa um", Map.of("category", "problema"));
    ticket("Remessa dois", Map.of());
    long moved = ticket("Remessa três", Map.of());
    office
        .program(Office.ADMIN)
        .post("tickets/" + moved + "/stage", Map.of("stage", "em-atendimento"));
    var bia = Screen.login(browser.page(), office.url(), Office.BIA).goes("Chamados");
    bia.page.getByRole(AriaRole.SEARCHBOX).fill("Remessa");
    assertThat(bia.page.getByRole(AriaRole.LISTITEM)).hasCount(3);
    bia.page.getByRole(AriaRole.SEARCHBOX).press("Tab");
    bia.row("Remessa três").getByRole(AriaRole.LINK).focus();
    bia.page.keyboard().press("x");
    bia.page.keyboard().press("Shift+J");
    bia.page.keyboard().press("Shift+J");
    assertThat(bia.page.getByText("3 marcados")).isVisible();

    bia.presses("Responsável");
    bia.page.getByRole(AriaRole.MENUITEM, named("Vera Prado")).click();
    assertThat(bia.page.getByText("3 chamados. Responsável: Vera Prado")).isVisible();
    assertThat(bia.row("Remessa um")).containsText("Vera Prado");

    for (var title : List.of("Remessa um", "Remessa dois", "Remessa três")) {
      bia.page.getByLabel("Marcar “" + title + "”").check();
    }
    bia.presses("Mover para");
    bia.page.getByRole(AriaRole.MENUITEM, named("Aguardando cliente")).click();
    var told = bia.page.getByRole(AriaRole.DIALOG, named("2 de 3 não mudaram"));
    assertThat(told.getByText("O fluxo não permite ir do estágio atual")).hasCount(2);
    bia.page.keyboard().press("Escape");
    assertThat(bia.page.getByText("2 marcados")).isVisible();
    assertThat(bia.row("Remessa três")).containsText("Aguardando cliente");
  }

  @Test
  void aFilterIsKeptOnTheServer() throws IOException {
    ticket("Calma", Map.of("priority", 0));
    ticket("Pressa", Map.of("priority", 3));
    var bia = Screen.login(browser.page(), office.url(), Office.BIA).goes("Chamados");
    assertThat(bia.row("Calma")).isVisible();
    bia.presses("Filtros");
    choose(bia.page, "Prioridade", "Urgente");
    assertThat(bia.row("Pressa")).isVisible();
    assertThat(bia.row("Calma")).hasCount(0);
    bia.presses("Salvar este filtro");
    bia.page.getByLabel("Nome do filtro").fill("Com pressa");
    bia.presses("Salvar");
    assertThat(bia.page.getByText("Salvo.")).isVisible();

    var elsewhere = Screen.login(browser.page(), office.url(), Office.BIA).goes("Chamados");
    assertThat(elsewhere.row("Calma")).isVisible();
    elsewhere.presses("Filtros");
    elsewhere.presses("Com pressa");
    assertThat(elsewhere.row("Pressa")).isVisible();
    assertThat(elsewhere.row("Calma")).hasCount(0);
  }

  @Test
  @Tag("CU-5")
  void aTicketIsOpenedByHandForSomebodyNew() {
    var bia = Screen.login(browser.page(), office.url(), Office.BIA);
    bia.page.keyboard().press("c");
    var dialog = bia.page.getByRole(AriaRole.DIALOG, named("Novo chamado"));
    dialog.getByText("Abrir chamado").click();
    assertThat(dialog.getByText("Escolha um contato ou informe o e-mail.")).isVisible();

    dialog.getByLabel("Para quem").fill("Sofia Nunes");
    bia.page.getByRole(AriaRole.OPTION, named("Nova pessoa: Sofia Nunes")).click();
    dialog.getByLabel("E-mail").fill("sofia@atelie.example");
    dialog.getByLabel("Título").fill("Cadastro por telefone");
    dialog.getByLabel("Descrição").fill("Ligou para pedir o cadastro.");

    // What was typed outlives a page that is loaded anew.
    bia.page.reload();
    assertThat(bia.tab("Meus")).isVisible();
    bia.page.keyboard().press("c");
    assertThat(dialog.getByLabel("Título")).hasValue("Cadastro por telefone");
    dialog
        .locator("input[type=file]")
        .setInputFiles(
            new com.microsoft.playwright.options.FilePayload(
                "ficha.txt", "text/plain", "Sofia".getBytes(StandardCharsets.UTF_8)));
    assertThat(dialog.getByText("ficha.txt")).isVisible();
    dialog.getByText("Abrir chamado").click();

    assertThat(bia.page.getByText(Pattern.compile("Chamado \\S+ aberto\\."))).isVisible();
    assertThat(bia.thread()).containsText("Ligou para pedir o cadastro.");
    assertThat(bia.thread()).containsText("ficha.txt");
    assertThat(bia.row("Cadastro por telefone")).isVisible();
  }

  @Test
  @Tag("CU-14")
  @Tag("CU-15")
  void theQueueIsPlannedByPriority() throws IOException {
    ticket("Plano comum", Map.of());
    long urgent = ticket("Plano urgente", Map.of("priority", 3));
    ticket("Plano baixo", Map.of("priority", 0));
    var bia = looks(Office.BIA, "planejamento");
    choose(bia.page, "Setor", "Financeiro");
    assertThat(bia.row("Plano urgente")).isVisible();
    var titles = bia.page.getByRole(AriaRole.LISTITEM).getByRole(AriaRole.LINK).allInnerTexts();
    assertThat(titles).containsSubsequence("Plano urgente", "Plano comum", "Plano baixo");

    bia.page.getByLabel("Marcar “Plano urgente”").check();
    bia.page.getByLabel("Marcar “Plano comum”").check();
    bia.presses("Planejar");
    var dialog = bia.page.getByRole(AriaRole.DIALOG, named("Planejar"));
    dialog.getByLabel("Versão ou mês").fill("4.2, março de 2027");
    dialog.getByLabel("Versão ou mês").press("Enter");
    assertThat(bia.page.getByText("2 chamados. Planejado: 4.2, março de 2027")).isVisible();
    assertThat(bia.row("Plano urgente")).containsText("4.2, março de 2027");
    assertThat(bia.row("Plano baixo")).containsText("sem previsão");
    var kept = office.program(VERA).get("tickets/" + urgent).body();
    assertThat(kept.get("planned").asText()).isEqualTo("4.2, março de 2027");
  }
}
