package dev.guiche.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BrowserTest {
  @RegisterExtension static final Browser browser = new Browser();

  @Test
  void itShowsAPageAsABrazilianSeesIt() {
    var page = browser.page();
    page.setContent("<title>Guichê</title>");
    assertThat(page.title()).isEqualTo("Guichê");
    assertThat(page.evaluate("new Date(0).toLocaleString()")).isEqualTo("31/12/1969, 21:00:00");
  }

  @Test
  void peopleDoNotShareTheirCookies() {
    var one = browser.person();
    one.addCookies(
        java.util.List.of(
            new com.microsoft.playwright.options.Cookie("a", "b").setUrl("http://localhost")));
    assertThat(browser.personWithPhone().cookies()).isEmpty();
  }
}
