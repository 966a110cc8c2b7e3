package dev.guiche.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import dev.guiche.app.Town;
import dev.guiche.browser.Accessibility;
import dev.guiche.browser.Browser;
import dev.guiche.sandbox.mail.MailCustomer;
import dev.guiche.sandbox.mail.ReceivedMail;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A customer in their own area, from the mailed link to the stars, on a phone and on a desk. */
class PortalIT {
  private static final Pattern LINK = Pattern.compile("http\\S+/portal/entrar#chave=\\S+");

  @RegisterExtension static final Office office = new Office();
  @RegisterExtension static final Browser browser = new Browser();

  private Page page;
  private String look;

  @ParameterizedTest
  @CsvSource({"390, LIGHT", "1440, DARK"})
  @Tag("CU-1")
  @Tag("CU-2")
  @Tag("CU-17")
  @Tag("TS-7")
  void fromTheMailedLinkToTheStars(int width, ColorScheme scheme) throws IOException {
    look = "-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT);
    var marina = known(office, "marina" + look + "@loja.example");
    page = person(width, scheme);
    logIn(marina);

    opens(
        "Nota fiscal parada",
        "A nota 481 não sai desde as 8h. Estamos com três caminhões parados.");
    assertThat(page.getByText("Ocorrência aberta.")).isVisible();
    assertThat(page.getByRole(AriaRole.IMG, new Page.GetByRoleOptions().setName("print.png")))
        .isVisible();
    var ticket = ticket();
    var answers = office.program(Office.BIA);
    answers.post(
        "tickets/" + ticket + "/messages",
        Map.of(
            "clientKey",
            UUID.randomUUID().toString(),
            "text",
            "O certificado venceu. Renove-o e tente de novo."));
    mail(marina, mail -> mail.text().contains("O certificado venceu"));
    page.reload();
    assertThat(page.getByText("O certificado venceu")).isVisible();
    page.getByLabel("Escreva a sua mensagem").fill("Renovei, obrigada!");
    press("Enviar");
    assertThat(page.getByText("Renovei, obrigada!")).isVisible();
    check("portal-ticket");

    answers.post(
        "tickets/" + ticket + "/stage",
        Map.of("stage", "resolvido", "solution", "Certificado renovado."));
    page.reload();
    page.getByLabel("5 estrelas").check();
    page.getByLabel("Quer comentar?").fill("Rápidos");
    press("Avaliar");
    assertThat(page.getByText("Obrigado pela avaliação!")).isVisible();
    check("portal-rated");

    page.navigate(office.url().resolve("/portal/").toString());
    opens("Relatório de vendas", "Não preciso mais.");
    press("Cancelar ocorrência");
    var dialog = page.getByRole(AriaRole.DIALOG);
    assertThat(dialog).isVisible();
    check("portal-cancel");
    dialog.getByRole(AriaRole.TEXTBOX).fill("Achei o relatório");
    dialog
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Cancelar ocorrência"))
        .click();
    assertThat(page.getByText("Situação: Cancelado")).isVisible();

    page.getByRole(AriaRole.LINK, named("Suporte")).click();
    assertThat(page.getByText("Nota fiscal parada")).isVisible();
    check("portal-list");
    page.getByRole(AriaRole.LINK, named("E-mails")).click();
    page.getByLabel("Avisos de que uma ocorrência avançou").uncheck();
    assertThat(page.getByText("Salvo.")).isVisible();
    check("portal-mails");
    press("Sair");
    assertThat(page.getByLabel("E-mail")).isVisible();
  }

  /** Somebody who has written to us from their address. */
  static MailCustomer known(Office office, String address) {
    var marina = office.town().mail.customer(address).called("Marina Alves");
    marina.writes(Town.TICKET_MAILBOX, "Boleto", "Bom dia, não recebi o boleto.");
    mail(marina, mail -> mail.subject().contains("Protocolo"));
    return marina;
  }

  static ReceivedMail mail(MailCustomer customer, Predicate<ReceivedMail> which) {
    await().atMost(Duration.ofSeconds(30)).until(() -> customer.mails().stream().anyMatch(which));
    return customer.mails().stream().filter(which).findFirst().orElseThrow();
  }

  private void logIn(MailCustomer marina) {
    page.navigate(office.url().resolve("/portal/").toString());
    page.getByLabel("E-mail").fill(marina.address());
    check("portal-login");
    press("Enviar link");
    assertThat(page.getByText("Veja o seu e-mail")).isVisible();
    follow(page, marina);
    check("portal-enter");
    press("Entrar");
    assertThat(page.getByRole(AriaRole.HEADING, named("Suporte"))).isVisible();
  }

  /** Opens the link that was mailed. */
  static void follow(Page page, MailCustomer customer) {
    var link = LINK.matcher(mail(customer, mail -> LINK.matcher(mail.text()).find()).text());
    assertThat(link.find()).isTrue();
    page.navigate("about:blank");
    page.navigate(link.group());
  }

  private void opens(String title, String text) {
    page.getByRole(AriaRole.LINK, named("Nova Ocorrência")).click();
    page.getByLabel("Categoria").selectOption("problema");
    page.getByLabel("Título").fill(title);
    var field = page.getByLabel("Descrição");
    field.fill(text);
    field.evaluate(PASTE);
    assertThat(page.getByText("print.png", new Page.GetByTextOptions().setExact(true))).isVisible();
    check("portal-new");
    press("Abrir ocorrência");
    assertThat(page.getByRole(AriaRole.HEADING, named(title))).isVisible();
  }

  /** A screenshot on the clipboard has no name of its own. */
  private static final String PASTE =
      """
      async (field) => {
        const canvas = Object.assign(document.createElement('canvas'), { width: 320, height: 120 });
        const brush = canvas.getContext('2d');
        brush.fillStyle = '#b3261e'; brush.fillRect(0, 0, 320, 120);
        brush.fillStyle = '#fff'; brush.font = '20px sans-serif'; brush.fillText('Rejeição 539', 20, 65);
        const blob = await new Promise((done) => canvas.toBlob(done, 'image/png'));
        const clipboard = new DataTransfer();
        clipboard.items.add(new File([blob], 'print.png', { type: 'image/png' }));
        field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: clipboard, bubbles: true, cancelable: true }));
      }
      """;

  private static long ticket() throws IOException {
    var items = office.program(Office.BIA).get("tickets?state=open").body().get("items");
    return StreamSupport.stream(items.spliterator(), false)
        .filter(row -> row.get("title").asText().equals("Nota fiscal parada"))
        .mapToLong(row -> row.get("id").asLong())
        .max()
        .orElseThrow();
  }

  private void press(String name) {
    page.getByRole(AriaRole.BUTTON, named(name)).click();
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  private static Page person(int width, ColorScheme scheme) {
    var options =
        new NewContextOptions()
            .setViewportSize(width, width < 500 ? 844 : 900)
            .setColorScheme(scheme)
            .setReducedMotion(ReducedMotion.REDUCE)
            .setBypassCSP(true); // the checker is a script from outside
    var page = browser.person(options).newPage();
    page.setDefaultTimeout(15_000);
    return page;
  }

  private void check(String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(Path.of("target/screens", name + look + ".png")));
    assertThat(Accessibility.violations(page)).as(name + look).isEmpty();
  }
}
