package dev.guiche.panel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guiche.channel.Address;
import dev.guiche.channel.ChannelKind;
import dev.guiche.channel.Phone;
import dev.guiche.contact.Contacts;
import dev.guiche.database.TestDatabase;
import dev.guiche.desk.Role;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One person who was known as two. */
class MergeTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();
  static PanelHouse house;
  static Guest ana;

  @BeforeAll
  static void open() {
    house = new PanelHouse(db.database());
    ana = house.logIn(house.consultant("Ana", Role.SUPERVISOR, "suporte"));
  }

  @AfterAll
  static void close() {
    house.close();
  }

  private static Guest.Reply merge(long into, long from) {
    return ana.post(
        "/contacts/" + into + "/merge", Map.of("from", from, "reason", "Confirmou o e-mail"));
  }

  private static long ticketOf(String who) {
    var talk = house.chat(who, "socorro");
    var order = Map.of("title", "Caso de " + who, "reason", "x", "withoutEmail", true);
    assertThat(ana.post("/conversations/" + talk.id().value() + "/escalate", order).status())
        .isEqualTo(201);
    return talk.contact().value();
  }

  @Test
  void bothHistoriesStandUnderTheSurvivorAndTheRecordSaysHow() {
    long kept = ticketOf("joana-1");
    long gone = ticketOf("joana-2");
    long keeper = ana.get("/me").json().get("id").asLong();
    var known = Map.of("email", "joana@x.example", "notes", "gosta de chá", "portfolio", keeper);
    assertThat(ana.patch("/contacts/" + gone, known).status()).isEqualTo(200);
    var merged = merge(kept, gone);
    assertThat(merged.status()).as(merged.text()).isEqualTo(200);
    var person = ana.get("/contacts/" + kept).json();
    assertThat(person.get("tickets")).hasSize(2);
    assertThat(person.get("conversations")).hasSize(2);
    assertThat(person.get("email").asText()).isEqualTo("joana@x.example");
    assertThat(person.get("notes").asText()).contains("chá");
    assertThat(person.at("/portfolio/id").asLong()).isEqualTo(keeper);
    assertThat(person.get("addresses")).hasSize(3);
    assertThat(ana.get("/contacts/" + gone).json().get("id").asLong())
        .as("the other's number answers with the survivor")
        .isEqualTo(kept);
    assertThat(ana.get("/contacts?q=joana-2").json().get("items")).hasSize(1);
    var record = ana.get("/contacts/" + kept + "/merges").json().at("/items/0");
    assertThat(record.get("from").asLong()).isEqualTo(gone);
    assertThat(record.at("/by/name").asText()).isEqualTo("Ana");
    assertThat(record.get("reason").asText()).isEqualTo("Confirmou o e-mail");
    assertThat(record.at("/before/from/addresses").toString()).contains("telegram:joana-2");
    assertThat(record.at("/before/into/tickets")).hasSize(1);
    var ticket = person.at("/tickets/0/id").asLong();
    assertThat(ana.get("/tickets/" + ticket + "/entries").text()).contains("contact-merged");
    assertThat(merge(kept, gone).status()).as("only once").isEqualTo(422);
  }

  @Test
  void twoOpenTalksOnOneChannelBecomeTheOneInWhichTheySpokeLast() {
    var old = house.chat("duplo-1", "primeira");
    var fresh = house.chat("duplo-2", "segunda");
    assertThat(merge(old.contact().value(), fresh.contact().value()).status()).isEqualTo(200);
    assertThat(house.conversation(old.id()).outcome()).isNotNull();
    assertThat(house.conversation(fresh.id()).outcome()).isNull();
    assertThat(house.conversation(old.id()).solution()).contains(fresh.protocol().value());
    var next = house.chat("duplo-1", "terceira");
    assertThat(next.contact()).isEqualTo(old.contact());
    assertThat(ana.get("/conversations/" + fresh.id().value() + "/entries").text())
        .as("what they write goes on in the one that is open")
        .contains("terceira", "continued");
    long load =
        db.database()
            .one(
                """
                select coalesce(sum(k.load - (select count(*) from conversation c
                  where c.consultant_id = k.id and c.state in ('active', 'waiting'))), 0)::bigint as off from consultant k
                """,
                row -> row.number("off"));
    assertThat(load).as("hands are counted right").isZero();
  }

  /** CW#5840: Brazil's ninth digit made two contacts of one. */
  @Test
  void aMobileWithAndWithoutItsNinthDigitIsOneContact() {
    var contacts = new Contacts();
    var with = Phone.read("+55 31 98765-4321").orElseThrow();
    var without = Phone.read("+55 31 8765-4321").orElseThrow();
    var first =
        contacts.meet(db.database(), new Address(ChannelKind.WHATSAPP, with.e164()), "Rita", null);
    var second =
        contacts.meet(
            db.database(), new Address(ChannelKind.WHATSAPP, without.e164()), "Rita", null);
    assertThat(second).isEqualTo(first);
    var ofErp = ana.post("/contacts", Map.of("name", "Rita Souza", "phone", "(31) 8765-4321"));
    var suggested = ana.get("/contacts/" + ofErp.id() + "/duplicates").json().get("items");
    assertThat(suggested).hasSize(1);
    assertThat(suggested.at("/0/contact").asLong()).isEqualTo(first.contact().value());
    assertThat(suggested.at("/0/because").asText()).isEqualTo("phone");
    db.database().update("update contact set phone = '+553187654321' where id = $1", ofErp.id());
    assertThat(ana.get("/contacts/" + ofErp.id() + "/duplicates").json().get("items"))
        .as("an old file's spelling too")
        .hasSize(1);
  }

  @Test
  void theSameMailIsSuggestedAndNeverJoinedByItself() {
    var one = ana.post("/contacts", Map.of("name", "Caio", "email", "caio@x.example"));
    var two = ana.post("/contacts", Map.of("name", "Caio P", "email", "CAIO@x.example"));
    assertThat(two.id()).isNotEqualTo(one.id());
    var found = ana.get("/contacts/" + two.id() + "/duplicates").json();
    assertThat(found.at("/items/0/because").asText()).isEqualTo("email");
  }

  @Test
  void nonsenseIsRefused() {
    var one = ana.post("/contacts", Map.of("name", "Só")).id();
    assertThat(merge(one, one).code()).isEqualTo("same-contact");
    assertThat(merge(one, 999_999).status()).isEqualTo(400);
    assertThat(ana.post("/contacts/" + one + "/merge", Map.of("from", one, "reason", " ")).code())
        .isEqualTo("reason-needed");
    assertThat(List.of(merge(999_999, one).status())).containsExactly(404);
  }
}
