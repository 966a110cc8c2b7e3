package dev.guiche.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.guiche.browser.Browser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A tree that ships, walked by its buttons on a web site, and what the consultant sees of it. */
class TriageIT {
  @RegisterExtension
  static final Office office = new Office(Path.of("src/test/resources/dev/guiche/e2e/triage.yml"));

  @RegisterExtension static final Browser browser = new Browser();
  private static Site site;
  private final List<String> complaints = new ArrayList<>();

  @BeforeAll
  static void open() throws IOException {
    site = new Site(office.url());
    office.program(Office.BIA).put("me/presence", Map.of("status", "available"));
  }

  @AfterAll
  static void close() {
    site.close();
  }

  @AfterEach
  void nothingWasWrongInAnyPage() {
    assertThat(complaints).isEmpty();
  }

  private Page person() {
    var page = browser.page();
    page.onPageError(complaints::add);
    page.setDefaultTimeout(15_000);
    return page;
  }

  private static void writes(Page page, String text) {
    page.getByLabel("Escreva sua mensagem").fill(text);
    page.getByLabel("Escreva sua mensagem").press("Enter");
  }

  private static void presses(Page page, String question, String choice) {
    assertThat(page.getByRole(AriaRole.LOG)).containsText(question);
    page.getByRole(AriaRole.BUTTON, named(choice)).click();
    assertThat(page.getByRole(AriaRole.BUTTON, named(choice))).hasCount(0);
  }

  @Test
  @Tag("TS-1")
  @Tag("TS-3")
  @Tag("IN-4")
  void aVisitorPressesTheirWayToAConsultantWhoSeesAllOfIt() {
    var visitor = person();
    visitor.navigate(site.address());
    visitor.getByRole(AriaRole.BUTTON, named("Abrir o chat")).click();
    writes(visitor, "oi");
    assertThat(visitor.getByRole(AriaRole.LOG)).containsText("e-mail do seu cadastro");
    writes(visitor, "joana@softwarehouse.example");
    presses(visitor, "qual produto", "Emissor");
    presses(visitor, "qual documento", "NF-e");
    presses(visitor, "dúvida ou um problema", "Problema");
    presses(visitor, "ambiente", "Produção");
    assertThat(visitor.getByRole(AriaRole.LOG)).containsText("Descreva o problema");
    writes(visitor, "Rejeição 539 em todas as notas");
    assertThat(visitor.getByRole(AriaRole.LOG)).containsText("fila do setor Consultoria");

    var bia = Screen.login(person(), office.url(), Office.BIA);
    bia.opens("Você está na fila");
    var asked = bia.page.locator("dl").filter(new Locator.FilterOptions().setHasText("ambiente"));
    assertThat(bia.page.getByRole(AriaRole.HEADING, named("Triagem"))).isVisible();
    assertThat(asked.locator("dd"))
        .containsText(
            new String[] {
              "joana@softwarehouse.example", "Emissor", "NF-e", "Problema", "Produção", "Rejeição"
            });
    picture(bia.page, "triage");

    bia.presses("Virar ticket");
    var dialog = bia.page.getByRole(AriaRole.DIALOG, named("Virar ticket"));
    assertThat(dialog.getByLabel("Produto", exactly())).hasValue("Emissor");
    assertThat(dialog.getByText("NF-e")).isVisible();
  }

  @Test
  void theTreeIsToldInTheSettings() {
    var admin = Screen.login(person(), office.url(), Office.ADMIN).page;
    admin.navigate(office.url().resolve("/panel/#/ajustes/triagem").toString());
    assertThat(admin.getByText("Sobre qual produto vamos falar?")).isVisible();
    assertThat(admin.getByText("Chamado em Consultoria").first()).isVisible();
    assertThat(admin.getByText("Homologação")).isVisible();
    picture(admin, "triage-settings");
  }

  /** In the light at a desk, and in the dark on a phone. */
  private static void picture(Page page, String name) {
    ScreensIT.check(page, name + "-1440-light");
    page.setViewportSize(390, 844);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    ScreensIT.check(page, name + "-390-dark");
    page.setViewportSize(1440, 900);
  }

  private static Locator.GetByLabelOptions exactly() {
    return new Locator.GetByLabelOptions().setExact(true);
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }
}
