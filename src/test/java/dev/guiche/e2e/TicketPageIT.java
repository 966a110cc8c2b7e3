package dev.guiche.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.guiche.app.Town;
import dev.guiche.browser.Browser;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is done on a ticket's page, and a telephone call that is written down. */
class TicketPageIT {
  private static final String VERA = "vera@minha-empresa.example";

  @RegisterExtension static final Office office = new Office();
  @RegisterExtension static final Browser browser = new Browser();

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  @Test
  @Tag("IN-3")
  void aColleagueFollowsTagsAndWorksOnATicket() throws IOException {
    office.hire("Vera Prado", VERA);
    office
        .town()
        .mail
        .customer("nadia@farmacia.example")
        .called("Nádia Costa")
        .writes(Town.TICKET_MAILBOX, "Segunda via", "O boleto de maio não chegou.");
    var vera = Screen.login(browser.page(), office.url(), VERA).goes("Chamados");
    vera.opens("Segunda via");
    vera.presses("Acompanhar");
    assertThat(vera.page.getByText("Parar de acompanhar")).isVisible();
    vera.page.getByLabel("Nova tarefa").fill("Gerar o boleto");
    vera.page.getByLabel("Nova tarefa").press("Enter");
    vera.page.getByLabel("Etiqueta", new Page.GetByLabelOptions().setExact(true)).fill("boleto");
    vera.page.getByLabel("Etiqueta", new Page.GetByLabelOptions().setExact(true)).press("Enter");
    assertThat(vera.page.getByLabel("Remover boleto")).isVisible();

    var bia = Screen.login(browser.page(), office.url(), Office.BIA).goes("Chamados");
    bia.opens("Segunda via");
    bia.page.getByLabel("Gerar o boleto").check();
    assertThat(bia.thread()).containsText("Beatriz Prado deu baixa na tarefa “Gerar o boleto”");
    bia.answers("Nádia Costa", "Segue o boleto, Nádia.");

    vera.goes("Atendimentos");
    assertThat(vera.page.getByLabel(Pattern.compile("Avisos: [0-9]+ não lid"))).isVisible();
    vera.page.getByLabel(Pattern.compile("^Avisos")).first().click();
    vera.page.getByText("O setor respondeu: Segunda via").last().click();
    assertThat(vera.thread()).containsText("Segue o boleto, Nádia.");
  }

  @Test
  @Tag("CU-5")
  @Tag("IN-17")
  void aCallIsWrittenDownAndItsSummaryGoesToTheCustomer() {
    var mailbox = office.town().mail.customer("sofia@atelie.example");
    var bia = Screen.login(browser.page(), office.url(), Office.BIA);
    bia.page.keyboard().press("l");
    var dialog = bia.page.getByRole(AriaRole.DIALOG, named("Registrar ligação"));
    dialog.getByLabel("Com quem").fill("Sofia Nunes");
    bia.page.getByRole(AriaRole.OPTION, named("Nova pessoa: Sofia Nunes")).click();
    dialog
        .getByLabel("E-mail", new Locator.GetByLabelOptions().setExact(true))
        .fill("sofia@atelie.example");
    dialog
        .getByLabel("Telefone", new Locator.GetByLabelOptions().setExact(true))
        .fill("(19) 98765-0001");
    dialog.getByLabel("Minutos").fill("12");
    dialog
        .getByRole(AriaRole.TEXTBOX, new Locator.GetByRoleOptions().setName("Resumo"))
        .fill("Combinamos a troca do plano em janeiro.");
    dialog.getByLabel("Nota interna").fill("Pediu desconto outra vez.");
    dialog.getByLabel("Solução dada").fill("Plano trocado.");
    dialog.getByText("Registrar", new Locator.GetByTextOptions().setExact(true)).click();

    assertThat(bia.page.getByText(Pattern.compile("Contato \\S+ registrado\\."))).isVisible();
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                mailbox.mails().stream()
                    .anyMatch(mail -> mail.text().contains("Combinamos a troca do plano")));
    org.assertj.core.api.Assertions.assertThat(mailbox.mails())
        .noneMatch(mail -> mail.text().contains("desconto"));
  }

  @ParameterizedTest
  @CsvSource({"1440, LIGHT", "390, DARK"})
  @Tag("IN-24")
  @Tag("IN-8")
  @Tag("RG-9")
  void inATalkACustomerIsReferredToAPartnerAndWhatTheyAreIsWrittenDown(
      int width, ColorScheme scheme) throws IOException {
    var look = "-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT);
    var admin = office.program(Office.ADMIN);
    var name = "Rede Serrana" + look;
    var specialities = List.of("Redes", "Impressoras");
    admin.post(
        "partners",
        Map.of(
            "name",
            name,
            "region",
            "Serra Gaúcha",
            "phones",
            List.of("+555499990000"),
            "specialities",
            specialities));
    var customer = "Lúcia" + look;
    var phone = office.town().telegram.bot(Town.BOT).phone(customer);
    phone.writes("Podem vir até aqui?");
    var bia = Screen.login(ScreensIT.person(browser, width, scheme), office.url(), Office.BIA);
    bia.opens(customer);
    bia.page.getByRole(AriaRole.MAIN).getByLabel("Mais opções").click();
    bia.page.getByRole(AriaRole.MENUITEM, named("Indicar técnico parceiro")).click();
    var dialog = bia.page.getByRole(AriaRole.DIALOG, named("Indicar técnico parceiro"));
    dialog.getByText(name).click();
    ScreensIT.check(bia.page, "panel-refer" + look);
    dialog.getByRole(AriaRole.BUTTON, in("Enviar os dados")).click();
    assertThat(bia.thread()).containsText("indicou o técnico parceiro " + name);
    await().until(() -> phone.messages().stream().anyMatch(said -> said.text().contains(name)));

    if (width < 900) {
      bia.presses("Mostrar o contato");
    }
    bia.page.getByLabel("Segmento").last().fill("Padaria");
    bia.page.getByLabel("Segmento").last().press("Enter");
    bia.page.getByLabel("Treinados em").last().fill("Fiscal, Estoque");
    bia.page.getByLabel("Treinados em").last().press("Enter");
    assertThat(bia.page.getByLabel("Treinados em").last()).hasValue("Estoque, Fiscal");
    assertThat(bia.page.getByLabel("Segmento").last()).hasValue("Padaria");
    ScreensIT.check(bia.page, "panel-known" + look);
  }

  @Test
  @Tag("CU-16")
  void theCustomerIsInvitedAndTheAppointmentMoves() throws IOException {
    var bia = onTicket("Treinamento da equipe");
    bia.presses("Agendar");
    var dialog = bia.page.getByRole(AriaRole.DIALOG, named("Agendar com o cliente"));
    dialog.getByLabel("Quando").fill("2031-03-05T14:30");
    dialog.getByLabel("Onde").fill("Rua das Flores, 12");
    dialog.getByRole(AriaRole.BUTTON, in("Agendar")).click();
    assertThat(bia.page.getByText("Agendado. O cliente recebe o convite.")).isVisible();
    assertThat(bia.thread()).containsText("Agendamento: Treinamento");

    bia.page.getByTitle("Mudar o horário").click();
    var change = bia.page.getByRole(AriaRole.DIALOG, named("Mudar o horário"));
    assertThat(change.getByLabel("Onde")).hasValue("Rua das Flores, 12");
    change.getByLabel("Quando").fill("2031-03-06T09:00");
    change.getByRole(AriaRole.BUTTON, in("Salvar")).click();
    assertThat(bia.thread()).containsText("Novo horário: Treinamento");
    bia.page.getByTitle("Mudar o horário").click();
    change.getByText("Cancelar o agendamento").click();
    assertThat(bia.thread()).containsText("Agendamento cancelado: Treinamento");
  }

  @Test
  void partOfATicketBecomesAnotherAndASessionIsNoted() throws IOException {
    var bia = onTicket("Boleto e nota");
    choose(bia, "Anotar sessão remota");
    var session = bia.page.getByRole(AriaRole.DIALOG, named("Anotar sessão remota"));
    session.getByLabel("O que foi feito").fill("Atualizei o emissor.");
    session.getByRole(AriaRole.BUTTON, in("Anotar")).click();
    assertThat(bia.thread()).containsText("Sessão remota de Beatriz Prado, 30 min");
    assertThat(bia.thread()).containsText("Atualizei o emissor.");

    choose(bia, "Dividir o chamado");
    var parting = bia.page.getByRole(AriaRole.DIALOG, named("Dividir o chamado"));
    parting.getByLabel("Título").fill("Só a nota");
    parting.getByLabel(Pattern.compile("Por favor\\.")).check();
    parting.getByRole(AriaRole.BUTTON, in("Dividir")).click();
    assertThat(bia.page.getByText(Pattern.compile("Chamado \\S+ aberto\\."))).isVisible();
    assertThat(bia.thread()).containsText("separou este chamado");
    assertThat(bia.thread()).containsText("Por favor.");
  }

  @Test
  void oneAnswerGoesToAllWithTheSameCause() throws IOException {
    long caused = ticket("Sistema lento na loja");
    var bia = onTicket("Servidor sobrecarregado");
    bia.presses("Ligar a outro chamado");
    var link = bia.page.getByRole(AriaRole.DIALOG, named("Ligar a outro chamado"));
    link.getByLabel(Pattern.compile("^Como: ")).click();
    bia.page.getByRole(AriaRole.OPTION, named("é a causa de")).click();
    link.getByLabel("Outro chamado").fill("Sistema lento");
    assertThat(link.getByLabel(Pattern.compile("Sistema lento na loja"))).isChecked();
    link.getByRole(AriaRole.BUTTON, in("Ligar")).click();
    assertThat(bia.thread()).containsText("ligou os chamados");

    choose(bia, "Responder a todos desta causa");
    var together = bia.page.getByRole(AriaRole.DIALOG, named("Responder a todos desta causa"));
    assertThat(together.getByText("Sistema lento na loja")).isVisible();
    together.getByLabel("Resposta").fill("O servidor já voltou ao normal.");
    together.getByRole(AriaRole.BUTTON, in("Enviar a todos")).click();
    assertThat(bia.page.getByText("1 chamado com resposta.")).isVisible();
    var entries = office.program(Office.ADMIN).get("tickets/" + caused + "/entries").body();
    org.assertj.core.api.Assertions.assertThat(entries.findValuesAsText("text"))
        .contains("O servidor já voltou ao normal.");
  }

  @Test
  @Tag("CU-10")
  void theCustomerReceivesAPartnersData() throws IOException {
    var partner =
        Map.of("name", "Nilo Assistência", "region", "Campinas", "phones", List.of("19 3232-0000"));
    office.program(Office.ADMIN).post("partners", partner);
    var bia = onTicket("Instalação de impressora");
    choose(bia, "Indicar técnico parceiro");
    var dialog = bia.page.getByRole(AriaRole.DIALOG, named("Indicar técnico parceiro"));
    dialog.getByLabel(Pattern.compile("Nilo Assistência")).check();
    dialog.getByRole(AriaRole.BUTTON, in("Enviar os dados")).click();
    assertThat(bia.page.getByText("O cliente recebeu os dados de Nilo Assistência.")).isVisible();
    assertThat(bia.thread()).containsText("19 3232-0000");
  }

  private static Locator.GetByRoleOptions in(String name) {
    return new Locator.GetByRoleOptions().setName(name).setExact(true);
  }

  private static void choose(Screen screen, String action) {
    screen.page.getByRole(AriaRole.MAIN).getByLabel("Mais opções").click();
    screen.page.getByRole(AriaRole.MENUITEM, named(action)).click();
  }

  private static long ticket(String title) throws IOException {
    var admin = office.program(Office.ADMIN);
    var wish =
        Map.of(
            "desk", admin.get("desks").body().at("/items/0/id").asLong(),
            "email", "cliente@loja.example",
            "name", "Cliente da Loja",
            "title", title,
            "text", "Por favor.");
    return admin.post("tickets", wish).body().get("id").asLong();
  }

  private static Screen onTicket(String title) throws IOException {
    long id = ticket(title);
    var bia = Screen.login(browser.page(), office.url(), Office.BIA);
    bia.page.navigate(office.url().resolve("/panel/#/chamados/" + id).toString());
    assertThat(bia.thread()).containsText("Por favor.");
    return bia;
  }
}
