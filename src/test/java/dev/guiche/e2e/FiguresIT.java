package dev.guiche.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.guiche.app.Town;
import dev.guiche.browser.Browser;
import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures and search as a supervisor has them on the screen. */
class FiguresIT {
  private static final String DAVI = "davi@minha-empresa.example";
  private static final String TITLE = "Segunda via do boleto de maio";

  /** Nobody listens there. */
  private static final String HOOK =
      """
      webhooks:
        erp: {url: "http://127.0.0.1:9/aviso", secret: MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz, private: true}
      """;

  @RegisterExtension static final Office office = new Office("", HOOK);
  @RegisterExtension static final Browser browser = new Browser();

  @BeforeAll
  static void customersWrite() throws IOException {
    office.hire("Davi Nunes", DAVI, "supervisor", 0);
    Town town = office.town();
    town.telegram.bot(Town.BOT).phone("Otávio").writes("A rejeição é a 539, o que eu faço?");
    town.mail
        .customer("nadia@farmacia.example")
        .called("Nádia Costa")
        .writes(Town.TICKET_MAILBOX, TITLE, "Bom dia! O boleto de maio não chegou.");
  }

  private static Page.GetByRoleOptions suporte() {
    return named("Suporte").setExact(true);
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  @ParameterizedTest
  @CsvSource({"1440, LIGHT", "390, DARK"})
  void figuresAndWhatIsFoundAreAccessible(int width, ColorScheme scheme) {
    var look = "-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT);
    var page = ScreensIT.person(browser, width, scheme);
    Screen.login(page, office.url(), DAVI);

    go(page, "supervisao");
    assertThat(page.getByRole(AriaRole.REGION, suporte())).containsText("Otávio");
    assertThat(page.getByRole(AriaRole.LINK, named("Web hook erp")))
        .containsText("Com falhas desde");
    ScreensIT.check(page, "panel-supervision" + look);
    page.getByRole(AriaRole.REGION, suporte()).getByText("Otávio").click();
    assertThat(page.getByText("Você está lendo sem ser visto.")).isVisible();
    ScreensIT.check(page, "panel-unseen" + look);

    go(page, "relatorios");
    assertThat(page.locator(".chart canvas").first()).isVisible();
    page.getByLabel("Como se calcula: Volume por dia").click();
    assertThat(page.getByText("no fuso horário da organização").first()).isVisible();
    ScreensIT.check(page, "panel-reports" + look);
    page.getByRole(AriaRole.TAB, named("Sem registro")).click();
    assertThat(page.getByText("Tudo registrado.")).isVisible();
    ScreensIT.check(page, "panel-undocumented" + look);

    page.keyboard().press("/");
    assertThat(page.getByRole(AriaRole.SEARCHBOX)).isFocused();
    page.keyboard().type("rejeicao");
    assertThat(page.locator("mark").first()).hasText("rejeição");
    ScreensIT.check(page, "panel-search" + look);
    page.keyboard().press("Control+k");
    var dialog = page.getByRole(AriaRole.DIALOG);
    assertThat(dialog.locator("input")).isFocused();
    page.keyboard().type("boleto");
    assertThat(dialog.getByText(TITLE).first()).isVisible();
    ScreensIT.check(page, "panel-palette-search" + look);
    page.keyboard().press("Escape");
    assertThat(dialog).hasCount(0);
  }

  private static void go(Page page, String place) {
    page.navigate(office.url().resolve("/panel/#/" + place).toString());
  }
}
