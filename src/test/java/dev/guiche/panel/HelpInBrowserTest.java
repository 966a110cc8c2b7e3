package dev.guiche.panel;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.guiche.browser.Accessibility;
import dev.guiche.browser.Browser;
import dev.guiche.database.TestDatabase;
import dev.guiche.desk.Role;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("IN-19")
class HelpInBrowserTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();
  @RegisterExtension static final Browser browser = new Browser();

  private static final String BODY =
      """
      A nota autorizada pode ser cancelada em até **24 horas**, se a mercadoria não circulou.

      ## Como fazer

      1. Abra a nota e clique em *Eventos*.
      2. Escreva a justificativa, com pelo menos 15 caracteres.

      > Depois do prazo, fale com o seu contador.

      [Veja o vídeo](https://www.youtube.com/watch?v=abc)

      | Estado | Prazo |
      |--------|-------|
      | SP     | 24 h  |
      """;

  @Test
  void everyPageIsReadableByEverybodyInEveryLight() {
    try (var house = new PanelHouse(db.database())) {
      var carla = house.logIn(house.consultant("Carla", Role.SUPERVISOR));
      long id = 0;
      for (var title : List.of("Emitir uma NF-e", "Gerar boletos", "Cancelar uma NF-e")) {
        id =
            carla
                .post("/articles", Map.of("title", title, "category", "Fiscal", "body", BODY))
                .id();
        carla.post("/articles/" + id + "/publish", Map.of());
      }
      var paths =
          Map.of(
              "home", "/ajuda",
              "article", "/ajuda/cancelar-uma-nf-e-" + id,
              "search", "/ajuda/busca?q=anular%20nota",
              "gone", "/ajuda/nada-999999");
      for (boolean phone : List.of(false, true)) {
        var scheme = phone ? ColorScheme.DARK : ColorScheme.LIGHT; // each is seen in both kinds
        var page = (phone ? browser.personWithPhone() : browser.person()).newPage();
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        paths.forEach(
            (name, path) -> {
              page.navigate("http://localhost:" + house.port() + path);
              String what = name + (phone ? "-phone-" : "-") + scheme;
              assertThat(Accessibility.violations(page)).as(what).isEmpty();
              assertThat(
                      (Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                  .as(what + " fits")
                  .isTrue();
              page.screenshot(
                  new Page.ScreenshotOptions().setPath(Path.of("target/help", what + ".png")));
            });
      }
    }
  }

  @Test
  void aReaderWithoutJavaScriptSaysThatItHelped() {
    try (var house = new PanelHouse(db.database())) {
      var carla = house.logIn(house.consultant("Rosa", Role.SUPERVISOR));
      long id =
          carla
              .post("/articles", Map.of("title", "Sem script", "category", "", "body", "Simples."))
              .id();
      carla.post("/articles/" + id + "/publish", Map.of());
      var page =
          browser
              .person(
                  new com.microsoft.playwright.Browser.NewContextOptions()
                      .setJavaScriptEnabled(false))
              .newPage();
      page.navigate("http://localhost:" + house.port() + "/ajuda/sem-script-" + id);
      page.locator("form[action$='/sim'] button").click();
      assertThat(page.textContent("main")).contains("Obrigado");
      assertThat(carla.get("/articles/" + id).json().at("/use/helped").asInt()).isEqualTo(1);
    }
  }
}
