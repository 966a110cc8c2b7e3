package dev.guiche.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.guiche.browser.Accessibility;
import dev.guiche.browser.Browser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each of the four presets asks of a customer, and what is said where it is missing. */
class NewOccurrenceIT {
  @RegisterExtension
  static final Office office =
      new Office(
          """
            ocorrencias: {label: Ocorrências, mailbox: cobranca, workflow: connectuse, portal: true}
            info: {label: Suporte técnico, mailbox: cobranca, workflow: info, portal: true}
            chamados: {label: Chamados, mailbox: cobranca, workflow: rgsoft, portal: true}
            consultoria: {label: Consultoria, mailbox: cobranca, workflow: tecnospeed, portal: true}
          """,
          """
          products: [Emissor, Gestor fiscal]
          triage:
            consultoria: {extends: tecnospeed, channels: portal}
          """);

  @RegisterExtension static final Browser browser = new Browser();

  private Page page;
  private String look;

  @BeforeAll
  static void write() throws IOException {
    var admin = office.program(Office.ADMIN);
    var draft =
        admin.post(
            "articles",
            Map.of(
                "title", "Cancelar uma NF-e autorizada",
                "body", "Abra a nota e peça o cancelamento em 24 horas."));
    admin.post("articles/" + draft.body().get("id").asLong() + "/publish", Map.of());
  }

  @ParameterizedTest
  @CsvSource({"390, DARK", "1440, LIGHT"})
  @Tag("TS-1")
  @Tag("TS-2")
  void theDesksQuestionsAreAskedOneByOneAndStayInSight(int width, ColorScheme scheme)
      throws IOException {
    look = "-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT);
    page = ScreensIT.person(browser, width, scheme);
    logIn("lia" + look + "@cliente.example");
    page.getByRole(AriaRole.LINK, named("Nova Ocorrência")).click();
    press("Emissor");
    assertThat(heading("E sobre qual documento?")).isFocused();
    check("form-options");
    press("NF-e");
    press("Dúvida");
    assertThat(page.getByRole(AriaRole.TEXTBOX)).isFocused();
    press("Continuar");
    assertThat(page.getByText("Preencha este campo para continuar.")).isVisible();
    page.getByRole(AriaRole.TEXTBOX).fill("Como cancelo uma nota que já foi autorizada?");
    check("form-free");
    press("Continuar");
    assertThat(
            page.getByRole(
                AriaRole.LINK, named("Cancelar uma NF-e autorizada (abre em outra aba)")))
        .hasAttribute("href", Pattern.compile("/ajuda/"));
    check("form-articles");
    press("Sim, resolveu");
    assertThat(page.getByText("Nada foi aberto.")).isVisible();
    check("form-solved");

    press("Mudar: Descreva a sua dúvida em poucas palavras.");
    assertThat(page.getByRole(AriaRole.TEXTBOX))
        .hasValue("Como cancelo uma nota que já foi autorizada?");
    press("Continuar");
    press("Não, quero continuar");
    press("Criar um ticket");
    assertThat(page.getByLabel("Título")).hasValue("Como cancelo uma nota que já foi autorizada?");
    page.getByLabel("Título").fill("Cancelamento");
    check("form-sheet");
    press("Mudar: Como você prefere continuar?");
    press("Criar um ticket");
    assertThat(page.getByLabel("Título")).hasValue("Cancelamento");
    press("Abrir ocorrência");
    assertThat(page.getByText("Ocorrência aberta.")).isVisible();
    var made = office.program(Office.ADMIN).get("tickets/" + number(page.url())).body();
    org.assertj.core.api.Assertions.assertThat(made.get("category").toString()).contains("duvida");
    org.assertj.core.api.Assertions.assertThat(made.get("fields").toString())
        .contains("Emissor", "NF-e");
  }

  private Locator heading(String words) {
    return page.getByRole(AriaRole.HEADING, named(words));
  }

  @ParameterizedTest
  @CsvSource({"390, LIGHT", "1440, DARK"})
  @Tag("CU-1")
  @Tag("TS-1")
  @Tag("TS-3")
  void whatIsMissingIsSaidKindlyBesideIt(int width, ColorScheme scheme) throws IOException {
    look = "-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT);
    page = ScreensIT.person(browser, width, scheme);
    logIn("rosa" + look + "@cliente.example");
    page.getByRole(AriaRole.LINK, named("Nova Ocorrência")).click();
    press("Pular as perguntas e descrever");
    for (var desk : new String[] {"Ocorrências", "Suporte técnico", "Chamados", "Consultoria"}) {
      page.getByLabel("Setor").selectOption(desk);
      page.getByLabel("Categoria").selectOption("problema");
      check("portal-asks-" + desk.replaceAll("[^A-Za-z]", ""));
    }
    press("Abrir ocorrência");
    assertThat(page.getByLabel("Produto", exact())).isFocused();
    assertThat(page.getByText("Preencha este campo para continuar.")).hasCount(3);
    assertThat(page.getByText("Escolha uma opção para continuar.")).hasCount(2);
    check("portal-missing");

    page.getByLabel("Produto", exact()).fill("Emissor");
    page.getByLabel("Documento").selectOption("NF-e");
    page.getByLabel("Ambiente").selectOption("producao");
    page.getByLabel("Título").fill("Rejeição 204");
    page.getByLabel("Descrição").fill("Diz que a nota é duplicada.");
    press("Abrir ocorrência");
    assertThat(page.getByText("Ocorrência aberta.")).isVisible();
    var first = page.url();

    page.getByRole(AriaRole.LINK, named("Suporte")).click();
    page.getByRole(AriaRole.LINK, named("Nova Ocorrência")).click();
    press("Pular as perguntas e descrever");
    page.getByLabel("Setor").selectOption("Chamados");
    page.getByLabel("Categoria").selectOption("faturamento");
    page.getByLabel("Título").fill("A mesma rejeição");
    page.getByLabel("Descrição").fill("Agora em outra nota.");
    press("Abrir ocorrência");
    assertThat(page.getByText("Ocorrência aberta.")).isVisible();
    var admin = office.program(Office.ADMIN);
    admin.post("tickets/" + number(first) + "/merge", Map.of("into", number(page.url())));
    page.navigate(first);
    assertThat(page.getByText("foi unida a esta")).isVisible();
    assertThat(page.getByRole(AriaRole.HEADING, named("A mesma rejeição"))).isVisible();
    check("portal-merged");
  }

  private static long number(String url) {
    return Long.parseLong(url.substring(url.lastIndexOf('/') + 1));
  }

  private void logIn(String address) {
    var rosa = PortalIT.known(office, address);
    page.navigate(office.url().resolve("/portal/").toString());
    page.getByLabel("E-mail").fill(rosa.address());
    press("Enviar link");
    PortalIT.follow(page, rosa);
    press("Entrar");
  }

  private void press(String name) {
    page.getByRole(AriaRole.BUTTON, named(name)).click();
  }

  private static Page.GetByLabelOptions exact() {
    return new Page.GetByLabelOptions().setExact(true);
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  private void check(String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(Path.of("target/screens", name + look + ".png")));
    org.assertj.core.api.Assertions.assertThat(Accessibility.violations(page))
        .as(name + look)
        .isEmpty();
  }
}
