package dev.guiche.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.guiche.app.Town;
import dev.guiche.browser.Browser;
import dev.guiche.sandbox.mail.MailCustomer;
import dev.guiche.sandbox.mail.ReceivedMail;
import dev.guiche.sandbox.telegram.TelegramMessage;
import dev.guiche.sandbox.whatsapp.Received;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The main job, from the customer's first word to the answer to the transcript, through real
 * screens on both ends, on each channel.
 */
@Tag("DC-1")
@Tag("DC-2")
@Tag("DC-3")
@Tag("DC-4")
@Tag("DC-5")
class MainJobIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @RegisterExtension static final Office office = new Office();
  @RegisterExtension static final Browser browser = new Browser();

  private final List<String> complaints = new ArrayList<>();
  private Screen bia;

  @BeforeEach
  void begin() throws IOException {
    office.program(Office.BIA).put("me/presence", Map.of("status", "available"));
    bia = Screen.login(complaining(browser.page()), office.url(), Office.BIA);
  }

  @AfterEach
  void nothingWasWrongInAnyPage() {
    assertThat(complaints).isEmpty();
  }

  private Page complaining(Page page) {
    page.onPageError(complaints::add);
    page.setDefaultTimeout(15_000);
    return page;
  }

  @Test
  @Tag("IN-12")
  @Tag("TS-9")
  void onTelegram() {
    var phone = office.town().telegram.bot(Town.BOT).phone("Marina");
    walk(
        "Marina",
        phone::writes,
        () -> phone.reads().stream().map(TelegramMessage::text).toList(),
        office.town().mail.customer("marina@loja.example"),
        true);
  }

  @Test
  @Tag("IN-12")
  @Tag("TS-9")
  void onWhatsApp() {
    var phone = office.town().twilio.phone("+5511987650001", "Rogério Lima");
    walk(
        "Rogério Lima",
        phone::writes,
        () -> phone.reads().stream().map(Received::text).toList(),
        office.town().mail.customer("rogerio@mercado.example"),
        true);
  }

  @Test
  @Tag("IN-12")
  @Tag("TS-9")
  void byMailWhereAMailOpensAConversation() {
    var mailbox = office.town().mail.customer("lucia@padaria.example").called("Lúcia Ramos");
    walk(
        "Lúcia Ramos",
        text -> mailbox.writes(Town.MAILBOX, "Nota rejeitada", text),
        () -> mailbox.mails().stream().map(ReceivedMail::text).toList(),
        mailbox,
        false);
  }

  @Test
  @Tag("IN-12")
  @Tag("TS-9")
  void inTheChatOfAWebSite() {
    try (var site = new Site(office.url())) {
      var visitor = complaining(browser.page());
      visitor.navigate(site.address());
      visitor.getByRole(AriaRole.BUTTON, named("Abrir o chat")).click();
      var field = visitor.getByLabel("Escreva sua mensagem");
      walk(
          "Visitante",
          text -> {
            field.fill(text);
            field.press("Enter");
          },
          () -> visitor.getByRole(AriaRole.LOG).allInnerTexts(),
          office.town().mail.customer("paulo@oficina.example"),
          true);
    }
  }

  /** {@code asked}: whether the consultant has to ask for the customer's address. */
  private void walk(
      String name,
      Consumer<String> writes,
      Supplier<List<String>> reads,
      MailCustomer mailbox,
      boolean asked) {
    var question = name + ": minha nota foi rejeitada, código 539";
    writes.accept(question);
    assertThat(bia.row(question)).isVisible();
    bia.opens(question);
    assertThat(bia.thread()).containsText(question);

    var answer = "Bom dia! Confiro com a SEFAZ, " + name.length();
    bia.answers(name.equals("Visitante") ? bia.customer() : name, answer);
    await().atMost(PATIENCE).until(() -> says(reads.get(), answer));

    var title = "Rejeição 539 de " + name;
    var protocol =
        bia.escalates(title, "Depende da SEFAZ", asked ? mailbox.address() : null, "Urgente");
    await().atMost(PATIENCE).until(() -> says(reads.get(), protocol));
    var transcript =
        arrives(mailbox, mail -> mail.text().contains(question) && mail.text().contains(answer));
    assertThat(transcript.subject()).contains(protocol);
    assertThat(transcript.html()).contains("539");

    bia.goes("Chamados").opens(title);
    assertThat(bia.page.getByRole(AriaRole.BUTTON, named("Copiar o protocolo " + protocol)))
        .isVisible();
    assertThat(bia.page.getByLabel("Prioridade: Urgente")).isVisible();
    assertThat(bia.thread()).containsText(question);
    var reply = "Obrigada, segue o número da nota: 4711";
    mailbox.repliesTo(transcript, reply);
    assertThat(bia.thread().getByText(reply)).isVisible();
    assertThat(bia.thread().getByRole(AriaRole.BUTTON, inside("Mostrar o histórico citado")))
        .isVisible();
  }

  @Test
  void aMailOpensATicketWhichIsAnsweredAndAnsweredAgain() {
    bia.goes("Chamados");
    var mailbox = office.town().mail.customer("nadia@farmacia.example").called("Nádia Costa");
    mailbox.writes(Town.TICKET_MAILBOX, "Segunda via do boleto", "O boleto de maio não chegou.");
    assertThat(bia.row("Segunda via do boleto")).isVisible();
    bia.opens("Segunda via do boleto");
    assertThat(bia.thread()).containsText("O boleto de maio não chegou.");

    bia.answers("Nádia Costa", "Olá, Nádia! O boleto novo vence no dia 10.");
    var answer = arrives(mailbox, mail -> mail.text().contains("vence no dia 10"));
    mailbox.repliesTo(answer, "Recebi, muito obrigada!");
    assertThat(bia.thread().getByText("Recebi, muito obrigada!")).isVisible();
    assertThat(bia.row("Segunda via do boleto")).hasCount(1);
  }

  @Test
  @Tag("TS-8")
  void whoWaitsInTheQueueIsTakenAndTheyTalkAtOnce() {
    bia.page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Minha conta")).click();
    bia.page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Ocupado")).click();
    bia.tab("Aguardando").click();
    var phone = office.town().telegram.bot(Town.BOT).phone("Otávio");
    phone.writes("Otávio aqui, o estoque não fecha");
    assertThat(bia.row("o estoque não fecha")).isVisible();
    bia.opens("o estoque não fecha");
    assertThat(bia.page.getByText("Na fila. Se você responder, fica com você.")).isVisible();
    bia.page
        .getByRole(AriaRole.MAIN)
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Assumir"))
        .first()
        .click();
    bia.answers("Otávio", "Olá, Otávio! Desde quando?");
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                says(phone.reads().stream().map(TelegramMessage::text).toList(), "Desde quando?"));
    phone.writes("Desde ontem à noite");
    assertThat(bia.thread().getByText("Desde ontem à noite")).isVisible();
    assertThat(bia.row("o estoque não fecha")).hasCount(0);
  }

  @Test
  @Tag("RG-6")
  void theComputerTellsOfANewConversation() {
    var person = browser.person();
    person.grantPermissions(List.of("notifications"));
    person.addInitScript(
        """
        window.Notification = class {
          static permission = 'granted';
          static requestPermission = async () => 'granted';
          constructor(title, { body }) { window.tell(title + ' | ' + body); }
          close() {}
        };
        """);
    var told = new CopyOnWriteArrayList<String>();
    person.exposeFunction("tell", words -> told.add((String) words[0]));
    bia.page.close();
    var called = Screen.login(complaining(person.newPage()), office.url(), Office.BIA);
    office.town().telegram.bot(Town.BOT).phone("Sônia").writes("Sônia aqui, bom dia");
    assertThat(called.row("Sônia aqui, bom dia")).isVisible();
    await().atMost(PATIENCE).until(() -> !told.isEmpty());
    assertThat(told).containsExactly("Novo atendimento para você | Sônia agora fala com você");
  }

  private static boolean says(List<String> texts, String words) {
    return texts.stream().anyMatch(text -> text.contains(words));
  }

  private static ReceivedMail arrives(MailCustomer mailbox, Predicate<ReceivedMail> which) {
    return await()
        .atMost(PATIENCE)
        .until(() -> mailbox.mails().stream().filter(which).findFirst(), Optional::isPresent)
        .orElseThrow();
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  private static Locator.GetByRoleOptions inside(String name) {
    return new Locator.GetByRoleOptions().setName(name);
  }
}
