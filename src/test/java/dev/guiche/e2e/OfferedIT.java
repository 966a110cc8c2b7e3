package dev.guiche.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.guiche.app.Town;
import dev.guiche.browser.Browser;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A colleague hands a talk on, and whoever it is handed to accepts it or returns it. */
@Tag("IN-7")
class OfferedIT {
  private static final String WORDS = "O fechamento do caixa não bate com o relatório.";

  @RegisterExtension static final Office office = new Office();
  @RegisterExtension static final Browser browser = new Browser();

  @BeforeAll
  static void aCustomerWrites() {
    office.town().telegram.bot(Town.BOT).phone("Lívia").writes(WORDS);
  }

  /** Whatever became of it before, Carla has it and hands it to Beatriz. */
  private static void offer() throws IOException {
    var carla = office.program(Office.ADMIN);
    long bia = 0;
    for (var one : carla.get("consultants").body().path("items")) {
      bia = one.get("name").asText().startsWith("Beatriz") ? one.get("id").asLong() : bia;
    }
    org.awaitility.Awaitility.await()
        .until(() -> !carla.get("conversations?tab=all").body().path("items").isEmpty());
    long talk = carla.get("conversations?tab=all").body().at("/items/0/id").asLong();
    carla.post("conversations/" + talk + "/take", Map.of());
    carla.post(
        "conversations/" + talk + "/transfer",
        Map.of("consultant", bia, "note", "É do caixa, você conhece melhor."));
  }

  @ParameterizedTest
  @CsvSource({"1440, DARK", "390, LIGHT"})
  void itIsReturnedWithAWordOrAcceptedWithoutAMouse(int width, ColorScheme scheme)
      throws IOException {
    var look = "-" + width + "-" + scheme.name().toLowerCase(java.util.Locale.ROOT);
    var page = ScreensIT.person(browser, width, scheme);
    var bia = Screen.login(page, office.url(), Office.BIA);
    offer();
    bia.opens("Lívia");
    assertThat(bia.thread()).containsText(WORDS);
    assertThat(page.getByText("ofereceu este atendimento a você.")).isVisible();
    ScreensIT.check(page, "panel-offered" + look);

    button(page, "Devolver").press("Enter");
    var why = page.getByLabel("Por que devolve?");
    assertThat(why).isFocused();
    ScreensIT.check(page, "panel-returning" + look);
    page.keyboard().type("Estou em reunião");
    page.keyboard().press("Enter");
    assertThat(why).hasCount(0);
    assertThat(bia.thread()).containsText("Estou em reunião");

    offer();
    button(page, "Aceitar").press("Enter");
    assertThat(page.getByText("ofereceu este atendimento a você.")).hasCount(0);
    assertThat(bia.thread()).containsText("Beatriz Prado aceitou");
  }

  private static com.microsoft.playwright.Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }
}
