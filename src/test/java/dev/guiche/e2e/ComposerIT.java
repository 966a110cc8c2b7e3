package dev.guiche.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.guiche.app.Town;
import dev.guiche.browser.Browser;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the composer says of words before they are sent, and how it keeps them for later. */
class ComposerIT {
  @RegisterExtension static final Office office = new Office();
  @RegisterExtension static final Browser browser = new Browser();

  private Screen withCustomer(String name, String text) {
    var bia = Screen.login(browser.page(), office.url(), Office.BIA);
    office.town().telegram.bot(Town.BOT).phone(name).writes(text);
    return bia.opens(text);
  }

  private static Locator field(Screen screen) {
    return screen.page.getByRole(
        AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName(Pattern.compile("^Mensagem para")));
  }

  @Test
  @Tag("IN-20")
  void aPromiseInTheGerundIsReplacedByTheKeyboardAlone() {
    var bia = withCustomer("Sara", "O sistema parou aqui na loja");
    var field = field(bia);
    field.fill("Oi! Vou estar verificando e até sexta o desenvolvimento entrega.");
    assertThat(field).hasAttribute("aria-describedby", Pattern.compile("pointers$"));
    field.press("Tab");
    bia.page.keyboard().press("Enter");
    assertThat(field).hasValue("Oi! Vou verificar e até sexta o desenvolvimento entrega.");
    assertThat(field).isFocused();
    field.press("Enter"); // a day that is another desk's is pointed at, and held back by nobody
    assertThat(bia.thread()).containsText("até sexta o desenvolvimento entrega");
  }

  @Test
  void aMessageForLaterWaitsAboveTheFieldUntilItIsTakenBack() {
    var bia = withCustomer("Tina", "Vocês abrem amanhã?");
    var field = field(bia);
    field.fill("Bom dia! Já abrimos.");
    bia.presses("Enviar depois");
    bia.presses("Guardar");
    var waiting =
        bia.page.getByRole(
            AriaRole.LIST, new Page.GetByRoleOptions().setName("Mensagens guardadas para depois"));
    assertThat(waiting).containsText("Bom dia! Já abrimos.");
    assertThat(field).hasValue("");
    bia.presses("Cancelar envio");
    assertThat(waiting).isHidden();
  }

  @Test
  @Tag("IN-21")
  void theSettingsShowACodeForTheBot() {
    var bia = Screen.login(browser.page(), office.url(), Office.BIA);
    bia.page.navigate(office.url().resolve("/panel/#/ajustes/telegram").toString());
    bia.presses("Gerar código");
    assertThat(bia.page.getByText(Pattern.compile("^/vincular [2-9A-Z]{8}$"))).isVisible();
  }
}
