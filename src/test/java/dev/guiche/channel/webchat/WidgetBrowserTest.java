package dev.guiche.channel.webchat;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import dev.guiche.browser.Accessibility;
import dev.guiche.browser.Browser;
import dev.guiche.channel.Address;
import dev.guiche.channel.ChannelKind;
import dev.guiche.channel.OutboundMessage;
import dev.guiche.channel.SendFailure;
import dev.guiche.channel.VisitorEntry;
import dev.guiche.channel.VisitorFile;
import dev.guiche.channel.VisitorTalk;
import dev.guiche.config.WebchatConfig;
import dev.guiche.database.TestDatabase;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("DC-2")
class WidgetBrowserTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();
  @RegisterExtension static final Browser browser = new Browser();

  private final List<String> complaints = new ArrayList<>();
  private HostPage host;
  private Site site;
  private WebchatChannel channel;

  @BeforeEach
  void open() {
    host = new HostPage(TestDatabase.vertx());
    site = new Site(db.database(), "site").shownOn(host.origin());
    host.shows(site);
    channel = site.started();
  }

  @AfterEach
  void close() {
    channel.stop();
    site.close();
    host.close();
  }

  @Test
  void aVisitorWritesIsAnsweredAndKeepsTheTalkOverPagesAndTabs() throws SendFailure {
    var visitor = browser.person();
    var page = visit(visitor);
    openWindow(page);
    write(page, "Minha nota não sai");
    assertThat(bubbles(page)).containsText(new String[] {"Olá!", "Minha nota não sai"});
    await().until(() -> site.inbox.texts().equals(List.of("Minha nota não sai")));

    say(1, "Oi! Qual é o erro? Veja https://ajuda.example/nota.");
    assertThat(bubbles(page).last()).containsText("Qual é o erro?");
    assertThat(page.getByRole(AriaRole.LINK)).hasAttribute("rel", "noopener noreferrer nofollow");
    await().until(() -> site.inbox.reports().size() == 2);

    page.reload();
    assertThat(bubbles(page).last()).containsText("Qual é o erro?");
    var second = visit(visitor);
    assertThat(bubbles(second)).hasCount(3);
    write(second, "Rejeição 539");
    assertThat(bubbles(page).last()).containsText("Rejeição 539");
    assertThat(complaints).isEmpty();
  }

  @Test
  void whatIsWrittenWithoutAConnectionGoesOutOnceWhenItIsBack() {
    var visitor = browser.person();
    var page = visit(visitor);
    openWindow(page);
    write(page, "antes");
    await().until(() -> site.inbox.texts().size() == 1);
    channel.stop();
    assertThat(page.getByText("Sem conexão")).isVisible();
    write(page, "durante");
    assertThat(page.getByText("Aguardando conexão")).isVisible();
    page.reload();
    channel = site.started();
    assertThat(page.getByText("durante")).isVisible();
    await().until(() -> site.inbox.texts().equals(List.of("antes", "durante")));
    assertThat(page.getByText("Aguardando conexão")).hasCount(0);
  }

  @Test
  void whatIsUnreadIsCountedOnTheButton() throws SendFailure {
    var page = visit(browser.person());
    openWindow(page);
    write(page, "oi");
    await().until(() -> site.inbox.texts().size() == 1);
    page.keyboard().press("Escape");
    say(1, "um");
    say(2, "dois");
    var launcher = page.getByRole(AriaRole.BUTTON, named("Abrir o chat, 2 não lidas"));
    assertThat(launcher).containsText("2");
    launcher.click();
    assertThat(page.getByRole(AriaRole.BUTTON, named("Fechar o chat"))).hasCount(2);
  }

  @Test
  void filesGoBothWays() throws SendFailure, IOException {
    var page = visit(browser.person());
    openWindow(page);
    attach(page, new FilePayload("nota.pdf", "application/pdf", "%PDF-1.7".getBytes()));
    attach(page, new FilePayload("tela.png", "image/png", picture(640, 400)));
    assertThat(page.getByText("8 B").or(page.getByText("1 kB"))).isVisible();
    write(page, "segue");
    await().until(() -> site.inbox.entries().size() == 1);
    assertThat(site.inbox.entries().getFirst().attachments())
        .extracting(file -> file.name())
        .containsExactly("nota.pdf", "tela.png");

    byte[] bytes = picture(800, 500);
    long id = site.timeline.store(visitor(), new VisitorFile("guia.png", "image/png", bytes));
    var file = new VisitorEntry.File(id, "guia.png", "image/png", bytes.length, true);
    site.timeline.say(visitor(), 1, "Veja o guia", file);
    channel.send(new OutboundMessage(1, visitor(), "Veja o guia", null, List.of(), null, null));
    page.getByRole(AriaRole.BUTTON, named("Ampliar guia.png")).click();
    var download =
        page.waitForDownload(
            () -> page.getByRole(AriaRole.BUTTON, named("Baixar guia.png")).click());
    assertThat(download.suggestedFilename()).isEqualTo("guia.png");
    page.keyboard().press("Escape");
    assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(1);
    assertThat(complaints).isEmpty();
  }

  @Test
  @Tag("TS-2")
  void choicesAreButtonsUntilOneIsChosen() throws SendFailure {
    var page = visit(browser.person());
    openWindow(page);
    write(page, "oi");
    await().until(() -> site.inbox.entries().size() == 1);
    site.timeline.ask(visitor(), 1, "Qual é o assunto?", List.of("Suporte", "Financeiro"));
    channel.send(
        new OutboundMessage(1, visitor(), "Qual é o assunto?", null, List.of(), null, null));
    page.getByRole(AriaRole.BUTTON, named("Financeiro")).click();
    await().until(() -> site.inbox.entries().size() == 2);
    assertThat(site.inbox.entries().getLast().content().text()).isEqualTo("Financeiro");
    assertThat(page.getByRole(AriaRole.BUTTON, named("Financeiro"))).hasCount(0);
    assertThat(complaints).isEmpty();
  }

  @Test
  void theVisitorMayGoOnByEmail() {
    var page = visit(browser.person());
    openWindow(page);
    page.getByRole(AriaRole.BUTTON, named("Continuar por e-mail")).click();
    page.getByLabel("Seu e-mail").fill("ana@empresa");
    page.getByLabel("Seu e-mail").press("Enter");
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("Confira o e-mail");
    page.getByLabel("Seu e-mail").fill("Ana@Empresa.com.br");
    page.getByLabel("Seu e-mail").press("Enter");
    await()
        .untilAsserted(
            () ->
                assertThat(site.timeline.introductions())
                    .isNotEmpty()
                    .allMatch(told -> told.email().equals("ana@empresa.com.br")));
    await().until(() -> site.inbox.texts().getFirst().contains("Ana@Empresa.com.br"));
  }

  @Test
  void aSiteMayAskWhoItIsBeforeTheFirstWord() {
    host.with("en", "data-theme=\"dark\"");
    site.asking(WebchatConfig.Ask.NAME);
    channel.stop();
    channel = site.started();
    var page = visit(browser.person());
    page.getByRole(AriaRole.BUTTON, named("Open the chat")).click();
    page.getByLabel("Your name").fill("Ana");
    page.getByRole(AriaRole.BUTTON, named("Begin")).click();
    page.getByLabel("Write your message").fill("hello");
    page.getByLabel("Write your message").press("Enter");
    await().until(() -> !site.inbox.entries().isEmpty());
    assertThat(site.inbox.entries().getFirst().senderName()).isEqualTo("Ana");
  }

  @Test
  void aPageThatMayNotShowItSaysSoToItsDeveloper() {
    site.shownOn("https://outra.example");
    channel.stop();
    channel = site.started();
    var page = visit(browser.person());
    openWindow(page);
    assertThat(page.getByText("não está disponível nesta página")).isVisible();
    page.waitForCondition(() -> complaints.stream().anyMatch(line -> line.contains("origins")));
  }

  @Test
  void everythingCanBeDoneWithoutAMouse() {
    var page = visit(browser.person());
    page.keyboard().press("Tab");
    page.keyboard().press("Enter");
    page.keyboard().type("pelo teclado");
    page.keyboard().press("Shift+Enter");
    page.keyboard().type("em duas linhas");
    page.keyboard().press("Enter");
    await().until(() -> site.inbox.texts().equals(List.of("pelo teclado\nem duas linhas")));
    page.keyboard().press("Escape");
    assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
    assertThat(page.getByRole(AriaRole.BUTTON, named("Abrir o chat"))).isFocused();
  }

  @Test
  void itIsPleasantAndAccessibleOnEveryScreenInBothThemes() throws SendFailure, IOException {
    for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      for (boolean phone : new boolean[] {false, true}) {
        var person = phone ? browser.personWithPhone() : browser.person();
        var page = visit(person);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        openWindow(page);
        talk(page);
        String name = "widget-" + (phone ? 390 : 1440) + "-" + scheme.name().toLowerCase();
        page.screenshot(
            new Page.ScreenshotOptions().setPath(Path.of("target/screens", name + ".png")));
        var findings = Accessibility.violations(page, "guiche-chat");
        assertThat(findings).as(name).isEmpty();
        person.close();
      }
    }
    assertThat(complaints).isEmpty();
  }

  private void talk(Page page) throws SendFailure, IOException {
    write(page, "Bom dia! Minha nota não sai desde ontem.");
    assertThat(page.getByText("Bom dia!")).isVisible();
    await().until(() -> !site.inbox.entries().isEmpty());
    byte[] bytes = picture(800, 500);
    var visitor = visitor();
    long id = site.timeline.store(visitor, new VisitorFile("guia.png", "image/png", bytes));
    site.timeline.stand(
        new VisitorTalk(VisitorTalk.State.ACTIVE, "Marina Prado", "2025-100042-7", null));
    say(1, "Bom dia! Sou a Marina. Qual é o número da rejeição que aparece?");
    say(2, "Enquanto isso, este guia ajuda: https://ajuda.example/nota-fiscal");
    write(page, "É a 539. Segue a tela 👇");
    var shot = new VisitorEntry.File(id, "guia.png", "image/png", bytes.length, true);
    var pdf = new VisitorEntry.File(id + 1, "passo a passo.pdf", "application/pdf", 348_160, true);
    site.timeline.say(visitor, 3, "", shot, pdf);
    channel.refresh(visitor);
    channel.showTyping(visitor);
    assertThat(page.locator("canvas").first()).isVisible();
    page.waitForTimeout(300); // pictures are drawn after their frame
  }

  private Page visit(BrowserContext visitor) {
    var page = visitor.newPage();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") && !message.text().contains("WebSocket")) {
            complaints.add(message.text());
          }
        });
    page.onPageError(complaints::add);
    page.navigate(host.origin());
    return page;
  }

  private static void openWindow(Page page) {
    page.getByRole(AriaRole.BUTTON, named("Abrir o chat")).click();
  }

  private static void write(Page page, String text) {
    page.getByLabel("Escreva sua mensagem").fill(text);
    page.getByLabel("Escreva sua mensagem").press("Enter");
  }

  private static void attach(Page page, FilePayload file) {
    page.locator("input[type=file]").setInputFiles(file);
    assertThat(page.getByLabel("Remover " + file.name)).isVisible();
    assertThat(page.locator("progress")).hasCount(0);
  }

  private static Locator bubbles(Page page) {
    return page.getByRole(AriaRole.LOG).locator(".bubble");
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  private Address visitor() {
    long id = db.database().one("select max(id) n from webchat_visitor", row -> row.number("n"));
    return new Address(ChannelKind.WEBCHAT, "v" + id);
  }

  private void say(long delivery, String text) throws SendFailure {
    site.timeline.say(visitor(), delivery, text);
    channel.send(new OutboundMessage(delivery, visitor(), text, null, List.of(), null, null));
  }

  private static byte[] picture(int width, int height) throws IOException {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var graphics = image.createGraphics();
    graphics.setColor(new Color(0x2b6f77));
    graphics.fillRect(0, 0, width, height);
    graphics.setColor(new Color(0xf2e6c9));
    graphics.fillOval(width / 4, height / 4, width / 2, height / 2);
    graphics.dispose();
    var png = new ByteArrayOutputStream();
    ImageIO.write(image, "png", png);
    return png.toByteArray();
  }
}
