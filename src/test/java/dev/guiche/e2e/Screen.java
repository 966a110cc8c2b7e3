package dev.guiche.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A consultant before the panel, who uses what has a name on the screen. */
final class Screen {
  private static final Pattern OPENED = Pattern.compile("Chamado (\\S+) aberto\\.");

  final Page page;

  private Screen(Page page) {
    this.page = page;
  }

  /** Comes in by the front door. */
  static Screen login(Page page, URI gateway, String email) {
    page.navigate(gateway.resolve("/panel/").toString());
    page.getByLabel("E-mail").fill(email);
    page.getByLabel("Senha", new Page.GetByLabelOptions().setExact(true)).fill(Office.PASSWORD);
    button(page, "Entrar").click();
    var screen = new Screen(page);
    assertThat(screen.tab("Meus")).isVisible();
    return screen;
  }

  Locator tab(String name) {
    return page.getByRole(
        AriaRole.TAB, new Page.GetByRoleOptions().setName(Pattern.compile("^" + name)));
  }

  /** A line of the list that is open, by the words on it. */
  Locator row(String words) {
    return page.getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText(words));
  }

  Screen opens(String words) {
    row(words).getByRole(AriaRole.LINK).click();
    return this;
  }

  Locator thread() {
    return page.getByRole(AriaRole.REGION, named("Conversa"));
  }

  /** As the head of the talk names them. */
  String customer() {
    return page.getByRole(AriaRole.MAIN).getByRole(AriaRole.HEADING).first().innerText();
  }

  Screen answers(String customer, String text) {
    var field = page.getByRole(AriaRole.TEXTBOX, named("Mensagem para " + customer));
    field.fill(text);
    field.press("Enter");
    assertThat(thread()).containsText(text);
    return this;
  }

  Screen presses(String button) {
    button(page, button).click();
    return this;
  }

  /**
   * Makes a ticket of the talk that is open.
   *
   * @param email what is written when the panel asks for it; null when it must not ask
   * @param priority as the list of priorities words it; null to leave it to the category
   * @return the protocol of the ticket
   */
  String escalates(String title, String reason, @Nullable String email, @Nullable String priority) {
    presses("Virar ticket");
    var dialog = page.getByRole(AriaRole.DIALOG, named("Virar ticket"));
    dialog.getByLabel("Título").fill(title);
    dialog.getByLabel("Por que vira ticket").fill(reason);
    if (priority != null) {
      dialog.getByLabel("Prioridade: Pela categoria").click();
      page.getByRole(AriaRole.OPTION, named(priority)).click();
    }
    button(dialog, "Abrir chamado").click();
    if (email != null) {
      var asking = page.getByRole(AriaRole.DIALOG, named("Para onde vai a transcrição?"));
      asking.getByLabel("E-mail do cliente").fill(email);
      button(asking, "Enviar para este e-mail").click();
    }
    var told = page.getByText(OPENED).last();
    assertThat(told).isVisible();
    var opened = OPENED.matcher(told.textContent());
    assertThat(opened.find()).isTrue();
    assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
    return opened.group(1);
  }

  /** Goes to a place of the rail. */
  Screen goes(String place) {
    var there =
        page.getByRole(AriaRole.NAVIGATION, named("Lugares"))
            .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(place));
    there.click();
    assertThat(there).hasAttribute("aria-current", "page");
    return this;
  }

  private static Locator button(Page on, String name) {
    return on.getByRole(AriaRole.BUTTON, named(name));
  }

  private static Locator button(Locator in, String name) {
    return in.getByRole(
        AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }
}
