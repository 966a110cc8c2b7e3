package dev.guiche.panel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guiche.channel.Address;
import dev.guiche.channel.ChannelKind;
import dev.guiche.contact.Contacts;
import dev.guiche.conversation.Conversation;
import dev.guiche.database.TestDatabase;
import dev.guiche.desk.Role;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One box for everything, as a consultant types into it. */
class SearchTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();
  static PanelHouse house;
  static Guest ana;
  static Guest beto;
  static Guest carla;
  static Conversation talk;
  static String ticketProtocol;

  @BeforeAll
  static void open() {
    house = new PanelHouse(db.database());
    carla = house.logIn(house.consultant("Carla", Role.SUPERVISOR));
    ana = house.logIn(house.consultant("Ana", Role.CONSULTANT, "suporte"));
    beto = house.logIn(house.consultant("Beto", Role.CONSULTANT, "vendas"));
    talk = house.chat("joaquim", "A emissão da nota foi rejeitada com o erro 539, atenção!");
    var note =
        Map.of(
            "clientKey", UUID.randomUUID().toString(), "text", "Suspeito do certificado vencido");
    ana.post("/conversations/" + talk.id().value() + "/notes", note);
    var order =
        Map.of("title", "Rejeição da NF-e", "reason", "SEFAZ", "email", "joaquim@padaria.example");
    ticketProtocol =
        ana.post("/conversations/" + talk.id().value() + "/escalate", order)
            .json()
            .get("protocol")
            .asText();
    person("+5531987654321", "João da Silva Gonçalves");
    house.words.catchUp();
  }

  private static void person(String phone, String name) {
    new Contacts().meet(db.database(), new Address(ChannelKind.WHATSAPP, phone), name, null);
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @Test
  void aCompanyIsFoundByAnyPartOfWhatItIsKnownAs() {
    db.database()
        .update(
            "insert into company (name, external_id, tax_id, phone) values ('Distribuidora Água"
                + " Clara', 'ERP-771', '12345678000195', '+554733221100')");
    for (var typed :
        List.of("agua clara", "ÁGUA", "erp-771", "12.345.678/0001", "(47) 3322-1100")) {
      var found = search(ana, typed).get("companies");
      assertThat(found.findValuesAsText("name"))
          .as(typed)
          .containsExactly("Distribuidora Água Clara");
    }
    assertThat(search(ana, "100%").get("companies")).isEmpty();
  }

  private static JsonNode search(Guest who, String text) {
    return who.get("/search?q=" + URLEncoder.encode(text, StandardCharsets.UTF_8)).json();
  }

  private static List<String> found(Guest who, String text) {
    var kinds = new ArrayList<String>();
    var answer = search(who, text);
    answer
        .fieldNames()
        .forEachRemaining(
            kind -> {
              if (!answer.get(kind).isEmpty()) {
                kinds.add(kind);
              }
            });
    return kinds;
  }

  @Test
  void wordsOfATalkLeadToItAndToItsTicketWhateverTheirFormAndAccents() {
    for (var text :
        List.of("rejeitada", "REJEITADO", "emissao nota", "nota 539", "aten", "rejeitad")) {
      assertThat(found(ana, text)).as(text).containsExactly("tickets", "conversations");
    }
    assertThat(found(ana, "nota fiscal")).isEmpty();
  }

  @Test
  void aTitleLeadsToItsTicketAlone() {
    assertThat(found(ana, "rejeição nf-e")).containsExactly("tickets");
  }

  @Test
  void whatWasFoundIsShownInItsSentence() {
    var snippet = search(ana, "emissao").at("/conversations/0/snippet");
    assertThat(snippet.get("note").asBoolean()).isFalse();
    assertThat(snippet.get("parts").toString())
        .contains("{\"text\":\"emissão\",\"found\":true}", "nota foi rejeitada");
    assertThat(search(ana, "certificado").at("/tickets/0/snippet/note").asBoolean()).isTrue();
  }

  @Test
  void aProtocolIsFoundAsItIsTyped() {
    for (var protocol : List.of(ticketProtocol, talk.protocol().value())) {
      var whole = protocol.replace("-", "");
      for (var typed :
          List.of(protocol, whole, whole.substring(0, whole.length() - 1), " " + protocol + " ")) {
        var kind = protocol.equals(ticketProtocol) ? "tickets" : "conversations";
        assertThat(search(ana, typed).at("/" + kind + "/0/protocol").asText())
            .as(typed)
            .isEqualTo(protocol);
      }
    }
  }

  @Test
  void aTelephoneNumberIsFoundAsItIsTyped() {
    for (var typed :
        List.of(
            "+55 31 98765-4321",
            "5531987654321",
            "(31) 98765-4321",
            "31 8765-4321",
            "98765-4321",
            "8765 4321",
            "+553187654321")) {
      assertThat(search(ana, typed).at("/contacts/0/name").asText())
          .as(typed)
          .isEqualTo("João da Silva Gonçalves");
    }
  }

  @Test
  void aPersonIsFoundByPartsOfTheNameWithoutAccentsAndWithASlip() {
    for (var typed :
        List.of("joao", "SILVA JOÃO", "goncalves", "Joao da Slva", "Gonsalves", "jo")) {
      assertThat(search(ana, typed).at("/contacts").toString())
          .as(typed)
          .contains("João da Silva Gonçalves");
    }
    assertThat(search(ana, "joaquim@padaria").at("/contacts/0/email").asText())
        .isEqualTo("joaquim@padaria.example");
    assertThat(found(ana, "joaquim@padaria.example"))
        .contains("tickets", "conversations", "contacts");
  }

  @Test
  void nobodyFindsWhatIsNotInTheirSight() {
    assertThat(found(beto, "rejeitada")).isEmpty();
    assertThat(found(beto, "certificado")).isEmpty();
    assertThat(found(beto, ticketProtocol)).isEmpty();
    assertThat(found(carla, "certificado")).containsExactly("tickets", "conversations");
  }

  @Test
  void listsAreNarrowedByTheSameWords() {
    assertThat(ana.get("/tickets?state=all&q=certificado").json().get("items")).hasSize(1);
    assertThat(ana.get("/conversations?state=closed&q=certificado").json().get("items")).hasSize(1);
    assertThat(ana.get("/conversations?state=closed&q=boleto").json().get("items")).isEmpty();
    assertThat(ana.get("/contacts?q=Gonsalves").json().get("items")).hasSize(1);
    assertThat(beto.get("/tickets?state=all&q=certificado").json().get("items")).isEmpty();
  }

  @Test
  void wordsThatMeanNothingFindNothing() {
    for (var typed : List.of("", "a", "%", "de", "o que", "'; drop table", "\\", "a:* & b", "((")) {
      assertThat(found(ana, typed)).as(typed).isEmpty();
    }
  }

  @Test
  void whatIsEditedIsFoundByItsNewWords() {
    house.chat("edita", "palavra antiga");
    house.words.catchUp();
    assertThat(found(ana, "antiga")).containsExactly("conversations");
    db.database()
        .update(
            "update entry set text = 'palavra recente', edited_at = now() where text = 'palavra"
                + " antiga'");
    db.database().update("update timeline set changed = pg_current_xact_id() where true");
    house.words.catchUp();
    assertThat(found(ana, "recente")).containsExactly("conversations");
    assertThat(found(ana, "antiga")).isEmpty();
  }
}
