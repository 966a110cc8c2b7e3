package dev.guiche.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route.FulfillOptions;
import dev.guiche.app.Town;
import dev.guiche.browser.Browser;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a consultant's day asks of the panel beside the main job. */
class PanelIT {
  @RegisterExtension static final Office office = new Office();
  @RegisterExtension static final Browser browser = new Browser();

  private Screen enters(String email) {
    return Screen.login(browser.page(), office.url(), email);
  }

  @Test
  void picturesFromElsewhereAreFetchedOnlyWhenTheyAreAskedFor() {
    office
        .town()
        .mail
        .customer("elisa@flora.example")
        .writesRaw(Town.MAILBOX, mail().getBytes(StandardCharsets.UTF_8));
    var bia = enters(Office.BIA);
    List<String> fetched = new ArrayList<>();
    bia.page.route(
        "https://fotos.example/**",
        route -> {
          fetched.add(route.request().url());
          route.fulfill(new FulfillOptions().setContentType("image/svg+xml").setBody(PICTURE));
        });

    bia.opens("Elisa");
    bia.presses("Ver formatado");
    assertThat(bia.thread()).containsText("Segue a foto.");
    assertThat(fetched).isEmpty();

    bia.presses("Mostrar imagens");
    var frame = bia.thread().frameLocator("iframe");
    assertThat(frame.getByText("Segue a foto.")).isVisible();
    var picture = frame.getByAltText("A estufa");
    bia.page.waitForCondition(() -> (boolean) picture.evaluate("p => p.naturalWidth === 90"));
    assertThat(bia.thread().locator("iframe").boundingBox().height).isGreaterThan(60);
  }

  private static final String PICTURE =
      "<svg xmlns='http://www.w3.org/2000/svg' width='90' height='60'/>";

  private static String mail() {
    return """
    From: Elisa <elisa@flora.example>
    To: %s
    Subject: A foto da estufa
    Message-ID: <estufa@flora.example>
    MIME-Version: 1.0
    Content-Type: text/html; charset=utf-8

    <p>Segue a foto.</p><p><img src="https://fotos.example/estufa.svg" alt="A estufa"></p>
    """
        .formatted(Town.MAILBOX)
        .replace("\n", "\r\n");
  }
}
