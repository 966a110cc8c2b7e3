package dev.guiche.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guiche.channel.ChannelKind;
import dev.guiche.conversation.ConversationState;
import dev.guiche.conversation.Entries;
import dev.guiche.conversation.Outcome;
import dev.guiche.database.TestDatabase;
import dev.guiche.desk.ConsultantId;
import dev.guiche.triage.TriageHouse.Person;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("IN-6")
class AbsenceTest {
  private static final ZoneId SAO_PAULO = ZoneId.of("America/Sao_Paulo");

  @RegisterExtension static final TestDatabase db = TestDatabase.withClock();
  private static TriageHouse house;

  @BeforeAll
  static void open() {
    house = new TriageHouse(db.database(), "hours.yml");
  }

  @AfterAll
  static void close() {
    house.close();
  }

  /** Nobody is left for the next test's customers. */
  @AfterEach
  void everybodyGoesHome() {
    db.database().update("update consultant set enabled = false, gone_since = now()");
    db.database()
        .update(
            "update conversation set at_front = false, held_until = 'infinity'"
                + " where state = 'queued'");
  }

  /** 2027-01-04 is a Monday; the clock may go back. */
  private static void itIs(String time) {
    var there = LocalDateTime.parse(time).atZone(SAO_PAULO).toInstant();
    db.pass(Duration.between(db.database().now(), there));
  }

  private static ConsultantId online(String email, String... desks) {
    var id =
        db.database()
            .one(
                """
                insert into consultant (email, name, password_hash, role, capacity, gone_since)
                values ($1, 'Ana', '-', 'consultant', 50, null)
                on conflict (lower(email)) do update set enabled = true, gone_since = null, load = 0 returning id
                """,
                row -> new ConsultantId(row.number("id")),
                email);
    db.database()
        .update(
            "insert into desk_member select id, $1 from desk where key = any($2) on conflict do"
                + " nothing",
            id,
            desks);
    house.queue.roomMade(id);
    return id;
  }

  private static void goesHome(ConsultantId who) {
    db.database().update("update consultant set gone_since = now() where id = $1", who);
  }

  private static ConversationState state(Person person) {
    return person.talk().state();
  }

  private static List<String> events(Person person) {
    return new Entries(db.database())
        .page(person.talk().timeline(), null, 100).stream()
            .filter(entry -> entry.event() != null)
            .map(entry -> entry.event().path("type").asText())
            .toList();
  }

  private static void staysQueued(Person person) {
    await().during(Duration.ofMillis(150)).until(() -> state(person) == ConversationState.QUEUED);
  }

  private static void isServedBy(Person person, ConsultantId who) {
    await().untilAsserted(() -> assertThat(person.talk().consultant()).isEqualTo(who));
  }

  @Test
  void atLunchTheyAreToldOnceWhenTheDeskReturnsAndAreFirstThen() {
    itIs("2027-01-04T12:15");
    var ana = online("ana@casa.example", "suporte");
    var person = house.person(house.direct).says("oi");
    assertThat(person.reads(1).text())
        .isEqualTo(
            "Olá! O setor Suporte está fechado agora e volta hoje às 13:30. Sua mensagem está"
                + " guardada; o protocolo é %s.".formatted(person.talk().protocol()));
    person.says("alguém?").says("olá");
    house.queue.somebodyWaits(person.talk().desk());
    staysQueued(person);
    itIs("2027-01-04T13:30");
    var later = house.person(house.direct).says("cheguei depois");
    house.clock.ringDue();
    isServedBy(person, ana);
    isServedBy(later, ana);
    assertThat(assignedAt(person)).isLessThan(assignedAt(later));
    assertThat(person.received()).hasSize(1);
    assertThat(later.received()).isEmpty();
    assertThat(events(person)).contains("outside-hours", "assigned");
  }

  private static long assignedAt(Person person) {
    return db.database()
        .one(
            "select extract(epoch from assigned_at) * 1000000 as at from conversation where id ="
                + " $1",
            row -> row.number("at"),
            person.talk().id());
  }

  @Test
  void onAHolidayAndBeforeAWeekendTheDayIsNamed() {
    itIs("2027-04-21T10:00"); // Tiradentes, a Wednesday
    var holiday = house.person(house.direct).says("oi");
    assertThat(holiday.reads(1).text()).contains("volta amanhã às 08:00");
    itIs("2027-01-08T18:00");
    var friday = house.person(house.direct).says("oi");
    assertThat(friday.reads(1).text()).contains("volta segunda-feira, 11/01, às 08:00");
  }

  @Test
  void aDeskOfTheNightIsOpenAfterMidnightAndClosedByDay() {
    itIs("2027-01-05T02:00");
    var night = house.person(house.zap).says("oi").says("3");
    assertThat(night.reads(2).text()).contains("fila do setor Noite");
    itIs("2027-01-05T10:00");
    var day = house.person(house.zap).says("oi").says("3");
    assertThat(day.reads(2).text()).contains("volta hoje às 22:00");
  }

  @Test
  void whoCameWhileItWasOpenIsStillServedByWhoeverIsThere() {
    itIs("2027-01-04T17:59");
    var person = house.person(house.direct).says("oi");
    itIs("2027-01-04T18:10");
    var ana = online("ana@casa.example", "suporte");
    isServedBy(person, ana);
  }

  @Test
  void whoWaitsWhenItClosesIsToldAtTheirNextWord() {
    itIs("2027-01-04T17:59");
    var person = house.person(house.direct).says("oi");
    itIs("2027-01-04T18:10");
    assertThat(person.received()).isEmpty();
    person.says("ainda aí?").says("?");
    assertThat(person.reads(1).text()).contains("volta amanhã às 08:00");
    assertThat(person.received()).hasSize(1);
  }

  @Test
  void whereTheDeskWantsATicketTheTalkBecomesOneWithItsProtocol() {
    itIs("2027-01-04T20:00");
    var person = house.person(house.bot).says("Quero comprar\ndois");
    assertThat(person.reads(1).text()).isEqualTo("Boa noite! Vendas volta amanhã às 08:00.");
    assertThat(person.talk().outcome()).isEqualTo(Outcome.TICKET);
    var ticket =
        db.database()
            .one(
                """
                select k.title, k.protocol from ticket k
                join ticket_conversation x on x.ticket_id = k.id where x.conversation_id = $1
                """,
                row -> List.of(row.text("title"), row.text("protocol")),
                person.talk().id());
    assertThat(ticket.getFirst()).isEqualTo("Quero comprar");
    assertThat(person.reads(2).text()).contains(ticket.getLast());
  }

  @Test
  @Tag("IN-14")
  void anEmergencyReachesWhoeverIsOnCallAndNobodyElse() {
    itIs("2027-01-04T23:00");
    var ana = online("ana@casa.example");
    goesHome(ana);
    var other = online("caio@casa.example", "plantao");
    var emergency = house.person(house.zap).says("oi").says("1");
    assertThat(emergency.reads(2).text())
        .startsWith("O plantão foi chamado")
        .endsWith(": %s.".formatted(emergency.talk().protocol()));
    var question = house.person(house.zap).says("oi").says("2");
    assertThat(question.reads(2).text()).isEqualTo("Voltamos amanhã às 08:00.");
    await().until(() -> !mailsTo("ana@casa.example").isEmpty());
    assertThat(mailsTo("ana@casa.example").getFirst())
        .contains("/panel/#/atendimentos/" + emergency.talk().id().value());
    assertThat(mailsTo("caio@casa.example")).isEmpty();
    assertThat(called(emergency)).containsExactly(ana);
    assertThat(called(question)).isEmpty();
    house.queue.roomMade(other);
    staysQueued(emergency);

    online("ana@casa.example");
    isServedBy(emergency, ana);
    assertThat(state(question)).isEqualTo(ConversationState.QUEUED);
    assertThat(events(emergency)).contains("on-call", "assigned");
    itIs("2027-01-05T08:00");
    house.clock.ringDue();
    isServedBy(question, other);
  }

  @Test
  @Tag("IN-14")
  void theRosterSaysWhoIsOnCallAndHowTheyAreReached() {
    itIs("2027-02-03T23:00");
    var ana = online("ana@casa.example");
    var bia = online("bia@casa.example");
    goesHome(bia);
    int mails = house.mail.sent.size();
    var emergency = house.person(house.zap).says("oi").says("1");
    emergency.reads(2);
    assertThat(called(emergency)).containsExactly(bia);
    assertThat(state(emergency)).isEqualTo(ConversationState.QUEUED);
    house.handover.take(emergency.talk().id(), bia);
    assertThat(emergency.talk().consultant()).isEqualTo(bia).isNotEqualTo(ana);
    assertThat(house.mail.sent).hasSize(mails);
  }

  @Test
  @Tag("IN-14")
  void whereNobodyOnCallCanComeInTheEmergencyIsToldAsEverybodyIs() {
    itIs("2027-01-06T23:00");
    var emergency = house.person(house.zap).says("oi").says("1");
    assertThat(emergency.reads(2).text()).isEqualTo("Voltamos amanhã às 08:00.");
    assertThat(events(emergency)).contains("outside-hours").doesNotContain("on-call");
  }

  private static List<String> mailsTo(String address) {
    return house.mail.sent.stream()
        .filter(mail -> mail.to().kind() == ChannelKind.EMAIL)
        .filter(mail -> mail.to().value().equals(address))
        .map(mail -> mail.text())
        .toList();
  }

  private static List<ConsultantId> called(Person person) {
    return db.database()
        .list(
            "select consultant_id from mention where timeline_id = $1",
            row -> new ConsultantId(row.number("consultant_id")),
            person.talk().timeline());
  }
}
