package dev.guiche.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.guiche.app.Town;
import dev.guiche.browser.Browser;
import java.io.IOException;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What is done on a ticket's page, and a telephone call that is written down. */
@ResourceLock(Browser.LOCK)
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
    dialog.getByLabel("Para quem").fill("Sofia Nunes");
    bia.page.getByRole(AriaRole.OPTION, named("Nova pessoa: Sofia Nunes")).click();
    dialog
        .getByLabel(
            "E-mail", new com.microsoft.playwright.Locator.GetByLabelOptions().setExact(true))
        .fill("sofia@atelie.example");
    dialog.getByLabel("Minutos").fill("12");
    dialog
        .getByRole(
            AriaRole.TEXTBOX,
            new com.microsoft.playwright.Locator.GetByRoleOptions().setName("Resumo"))
        .fill("Combinamos a troca do plano em janeiro.");
    dialog.getByLabel("Nota interna").fill("Pediu desconto outra vez.");
    dialog.getByLabel("Solução dada").fill("Plano trocado.");
    dialog
        .getByText(
            "Registrar", new com.microsoft.playwright.Locator.GetByTextOptions().setExact(true))
        .click();

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
}
