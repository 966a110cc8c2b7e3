package dev.guiche.panel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guiche.contact.company.CompanyField;
import dev.guiche.contact.company.TestCompany;
import dev.guiche.database.TestDatabase;
import dev.guiche.desk.Role;
import dev.guiche.knowledge.Articles;
import dev.guiche.knowledge.Wording;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each tree that ships, asked on the customers' form. */
class FormQuestionsTest {
  @RegisterExtension static final TestDatabase first = new TestDatabase();
  @RegisterExtension static final TestDatabase second = new TestDatabase();
  @RegisterExtension static final TestDatabase third = new TestDatabase();

  private static PanelHouse consultancy;
  private static PanelHouse callDesk;
  private static PanelHouse desks;
  private static long article;

  @BeforeAll
  static void open() {
    consultancy = new PanelHouse(first.database(), "panel/form-consultoria.yml", Map.of());
    callDesk = new PanelHouse(second.database(), "panel/form-chamados.yml", Map.of());
    desks = new PanelHouse(third.database(), "panel/form-setores.yml", Map.of());
    var articles = new Articles(first.database());
    var by = consultancy.consultant("Autora", Role.SUPERVISOR, "consultoria").id();
    var words =
        new Wording(
            "Cancelar uma NF-e autorizada",
            "Fiscal",
            "Abra a nota e peça o cancelamento em 24 horas.");
    article = articles.create("pt-BR", words, by).id();
    articles.publish(article, by).orElseThrow();
  }

  @AfterAll
  static void close() {
    consultancy.close();
    callDesk.close();
    desks.close();
  }

  /** Somebody before the form, with what they have answered so far. */
  private static final class Form {
    private final Guest customer;
    private final String key = UUID.randomUUID().toString();
    private final ArrayNode answers = Guest.JSON.createArrayNode();

    Form(PanelHouse house) {
      this(house.customer(UUID.randomUUID() + "@cliente.example"));
    }

    Form(Guest customer) {
      this.customer = customer;
    }

    Form says(String question, String answer) {
      answers.addObject().put("question", question).put("answer", answer);
      return this;
    }

    Form helped(boolean helped) {
      ((ObjectNode) answers.get(answers.size() - 1)).put("helped", helped);
      return this;
    }

    JsonNode place() {
      return customer.post("/portal/form/answers", Map.of("form", key, "answers", answers)).json();
    }

    Guest.Reply open(Map<String, Object> more) {
      var wish = new HashMap<String, Object>(more);
      wish.put("clientKey", key);
      wish.put("answers", answers);
      wish.putIfAbsent("title", "Um título");
      wish.putIfAbsent("text", "Uma descrição.");
      return customer.post("/portal/tickets", wish);
    }

    /** Chooses what the page would draw. */
    Form picks(String ask, String label) {
      var question = asked(ask);
      for (var option : question.get("options")) {
        if (option.get("label").asText().equals(label)) {
          return says(question.get("key").asText(), option.get("key").asText());
        }
      }
      throw new AssertionError("No " + label + " among " + question);
    }

    Form writes(String ask, String words) {
      var question = asked(ask);
      assertThat(question.get("options")).isEmpty();
      return says(question.get("key").asText(), words);
    }

    private JsonNode asked(String words) {
      var question = place().get("question");
      assertThat(question.get("ask").asText()).contains(words);
      return question;
    }
  }

  private static Form doubting() {
    return new Form(consultancy)
        .picks("qual produto", "Emissor")
        .picks("qual documento", "NF-e")
        .picks("dúvida ou um problema", "Dúvida")
        .writes("Descreva a sua dúvida", "como cancelo nota fiscal eletronica");
  }

  private record Made(
      long id, String desk, String category, int priority, String fields, String title) {}

  private static Made made(TestDatabase db, Guest.Reply opened) {
    return db.database()
        .one(
            """
            select t.id, d.key, t.category, t.priority, t.fields::text as fields, t.title
            from ticket t join desk d on d.id = t.desk_id where t.id = $1
            """,
            row ->
                new Made(
                    row.number("id"),
                    row.text("key"),
                    row.text("category"),
                    row.integer("priority"),
                    row.text("fields"),
                    row.text("title")),
            opened.json().at("/ticket/id").asLong());
  }

  @Test
  @Tag("TS-1")
  @Tag("TS-2")
  void aDoubtReadsAndThenBecomesATicketWithWhatWasAnswered() {
    var form = doubting();
    assertThat(form.place().at("/articles/0/title").asText())
        .isEqualTo("Cancelar uma NF-e autorizada");
    assertThat(form.place().at("/articles/0/address").asText())
        .startsWith("https://casa.example/ajuda/");
    form.helped(false).picks("prefere continuar", "Criar um ticket");
    var begins = form.place().get("ticket");
    assertThat(begins.at("/desk/label").asText()).isEqualTo("Consultoria");
    assertThat(begins.at("/desk/categories").findValuesAsText("key")).containsExactly("duvida");
    assertThat(begins.at("/desk/fields").findValuesAsText("key"))
        .doesNotContain("produto", "documento");
    assertThat(begins.get("title").asText()).isEqualTo("como cancelo nota fiscal eletronica");
    assertThat(begins.get("text").asText()).isEqualTo("como cancelo nota fiscal eletronica");

    var made = made(first, form.open(Map.of("category", "problema")));
    assertThat(made.category()).as("not what the browser says").isEqualTo("duvida");
    assertThat(made.fields()).contains("\"produto\": \"Emissor\"", "\"documento\": \"NF-e\"");
    var ana = consultancy.logIn(consultancy.consultant("Ana", Role.SUPERVISOR, "consultoria"));
    var entries = ana.get("/tickets/" + made.id() + "/entries").json();
    assertThat(entries.findValuesAsText("answer"))
        .endsWith(
            "Emissor", "NF-e", "Dúvida", "como cancelo nota fiscal eletronica", "Criar um ticket");
    assertThat(form.customer.get("/portal/tickets/" + made.id()).text())
        .as("what was asked is for those who serve")
        .doesNotContain("Criar um ticket");
    assertThat(made(first, form.open(Map.of())).id()).as("the same key").isEqualTo(made.id());
  }

  @Test
  @Tag("TS-2")
  void anArticleThatHelpedEndsItAndIsCountedOnce() {
    var before = counted();
    var form = doubting();
    form.place();
    form.place();
    form.helped(true);
    assertThat(form.place().get("solved").asBoolean()).isTrue();
    assertThat(form.place().has("ticket")).isFalse();
    assertThat(counted()).isEqualTo(new Counted(before.offered() + 1, before.solved() + 1));
    assertThat(form.open(Map.of()).code()).isEqualTo("questions-changed");
  }

  private record Counted(long offered, long solved) {}

  private static Counted counted() {
    return first
        .database()
        .one(
            "select count(*) as offered, count(*) filter (where solved) as solved from"
                + " article_offer where article_id = $1",
            row -> new Counted(row.number("offered"), row.number("solved")),
            article);
  }

  @Test
  @Tag("TS-3")
  void aProblemInProductionIsATicketOfItsDeskBeforeTheOthers() {
    var form =
        new Form(consultancy)
            .picks("qual produto", "Emissor")
            .picks("qual documento", "CT-e")
            .picks("dúvida ou um problema", "Problema")
            .picks("qual ambiente", "Produção")
            .writes("Descreva o problema", "Rejeição 204 em todas as notas");
    assertThat(form.place().at("/ticket/desk/categories").size())
        .as("nobody has chosen one")
        .isGreaterThan(1);
    var made = made(first, form.open(Map.of("category", "problema")));
    assertThat(made.fields()).contains("\"ambiente\": \"producao\"");
    assertThat(made.priority()).isEqualTo(3);
  }

  @Test
  void whatIsAskedIsSaidInTheReadersLanguage() {
    var form =
        new Form(consultancy).picks("qual produto", "Emissor").picks("qual documento", "Outro");
    var guest = form.customer.with("Accept-Language", "en");
    var place =
        guest
            .post("/portal/form/answers", Map.of("form", form.key, "answers", form.answers))
            .json();
    assertThat(place.at("/question/ask").asText()).isEqualTo("Is it a question or a problem?");
    assertThat(place.at("/question/options/0/label").asText()).isEqualTo("Question");
    assertThat(place.at("/steps/1/ask").asText()).isEqualTo("And which document?");
  }

  @Test
  void anAnswerThatIsNoneOfTheOptionsIsAskedAgainAndNeverASecondDesk() {
    var form = new Form(consultancy).says("produto", "' or 1=1").says("caminho", "ticket");
    assertThat(form.place().at("/question/key").asText()).isEqualTo("produto");
    assertThat(form.place().at("/question/problem").asText()).isEqualTo("Não entendi.");
    assertThat(form.place().get("steps")).isEmpty();
    var refused = form.open(Map.of());
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.code()).isEqualTo("questions-changed");
  }

  @Test
  @Tag("RG-4")
  @Tag("RG-9")
  void theGateRefusesWithItsWordsAndKeepsThatItDid() {
    var form =
        new Form(callDesk)
            .writes("de qual empresa", "Pedro, da Metalúrgica Alves")
            .writes("Quanto melhor especificado", "O caminhão espera a nota")
            .picks("Qual é o assunto", "Nota fiscal ou faturamento");
    assertThat(form.place().get("refused").asText())
        .contains("não está coberto pelo contrato")
        .contains("time comercial");
    assertThat(decisions()).isEqualTo(1);
    assertThat(form.open(Map.of()).code()).isEqualTo("gate-refused");
  }

  private static long decisions() {
    return second
        .database()
        .one(
            "select count(*) from gate_decision where ticket_id is null and answer = 'refuse'",
            row -> row.number("count"));
  }

  @Test
  @Tag("RG-5")
  void whoCannotInvoiceComesFirst() {
    var email = UUID.randomUUID() + "@cliente.example";
    var customer = callDesk.customer(email);
    employ(callDesk, email, "ok");
    var form =
        new Form(customer)
            .writes("de qual empresa", "Pedro, da Metalúrgica Alves")
            .writes("Quanto melhor especificado", "O caminhão espera a nota")
            .picks("Qual é o assunto", "Nota fiscal ou faturamento");
    var begins = form.place().get("ticket");
    assertThat(begins.get("title").asText()).isEqualTo("O caminhão espera a nota");
    var category = begins.at("/desk/categories/0/key").asText();
    assertThat(made(second, form.open(Map.of("category", category))).priority()).isEqualTo(3);
  }

  private static void employ(PanelHouse house, String email, String standing) {
    house.database.update(
        """
        update contact set company_id = $2
        where id in (select contact_id from contact_address where address = $1)
        """,
        email,
        TestCompany.with(house.database, house.config, Map.of(CompanyField.STANDING, standing)));
  }

  @Test
  @Tag("IN-6")
  void theMenuOfDesksLeadsToTheTicketsOfEach() {
    var form =
        new Form(desks)
            .picks("qual setor", "Field Desk: visita técnica")
            .writes("o que já foi verificado", "A impressora do caixa, rua A");
    var place = form.place().get("ticket");
    assertThat(place.at("/desk/label").asText()).isEqualTo("Field Desk");
    var category = place.at("/desk/categories/0/key").asText();
    assertThat(made(third, form.open(Map.of("category", category))).desk()).isEqualTo("field");
  }

  @Test
  @Tag("IN-6")
  void whoOwesIsToldAndLedToTheDeskThatCanHelp() {
    var email = UUID.randomUUID() + "@cliente.example";
    var customer = desks.customer(email);
    employ(desks, email, "blocked");
    var form =
        new Form(customer)
            .picks("qual setor", "Suporte")
            .writes("o que acontece", "Não abre o caixa, loja 2");
    var begins = form.place().get("ticket");
    assertThat(begins.get("notice").asText()).isNotBlank();
    assertThat(begins.at("/desk/label").asText()).isEqualTo("Financeiro");
    assertThat(begins.at("/desk/categories")).isEmpty();
    assertThat(made(third, form.open(Map.of())).desk()).isEqualTo("financeiro");
  }

  @Test
  void theFormSaysWhetherQuestionsComeFirst() {
    var form = new Form(desks);
    assertThat(form.customer.get("/portal/form").json().get("asks").asBoolean()).isTrue();
  }

  @Test
  void strangersAreAskedNothing() {
    var answers = Map.of("form", UUID.randomUUID().toString(), "answers", new Object[0]);
    assertThat(desks.guest().post("/portal/form/answers", answers).status()).isEqualTo(401);
  }
}
