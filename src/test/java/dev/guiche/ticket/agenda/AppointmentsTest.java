package dev.guiche.ticket.agenda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guiche.channel.OutboundMessage;
import dev.guiche.database.TestDatabase;
import dev.guiche.ticket.House;
import dev.guiche.ticket.NewTicket;
import dev.guiche.ticket.Ticket;
import dev.guiche.timer.AlarmClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("IN-13")
class AppointmentsTest {
  @RegisterExtension static final TestDatabase db = TestDatabase.withClock();
  private static House house;
  private static Appointments appointments;
  private static AlarmClock clock;

  @BeforeAll
  static void open() {
    house = new House(db.database());
    appointments = new Appointments(db.database(), house.ticketing);
    clock = new AlarmClock(db.database(), Map.of(Reminders.KIND, new Reminders(house.ticketing)));
    clock.start();
  }

  @AfterAll
  static void close() {
    clock.stop();
    house.close();
  }

  private static Ticket ticket() {
    var contact =
        house.ticketing.opening().contact(UUID.randomUUID() + "@loja.example", "Maria Silva");
    return house
        .ticketing
        .opening()
        .open(
            new NewTicket(contact, house.desk("suporte"), "Treinar o caixa", "Já", null, null),
            house.ana);
  }

  private static Appointment.Wish wish(Instant at, String place) {
    return new Appointment.Wish(
        Appointment.Kind.TRAINING, at, 90, place, house.ana.value(), Appointment.Wish.USUAL);
  }

  private static Instant in(Duration ahead) {
    return db.database().now().plus(ahead);
  }

  private static String ics(OutboundMessage mail) {
    var file = mail.attachments().getFirst();
    assertThat(file.mediaType()).startsWith("text/calendar; method=");
    return new String(file.bytes(), StandardCharsets.UTF_8);
  }

  private static long reminded(Ticket ticket) {
    return house.events(ticket.timeline()).stream().filter("appointment-reminded"::equals).count();
  }

  @Test
  void theCustomerGetsItForTheirCalendarHearsOfChangesAndOfTheEnd() {
    var ticket = ticket();
    var set = appointments.set(ticket, wish(in(Duration.ofDays(9)), "Rua A, 1; sala 2"), house.ana);
    var first = ics(house.mailsTo(ticket.email(), 2).getLast());
    assertThat(first)
        .contains("METHOD:REQUEST", "SEQUENCE:0", "LOCATION:Rua A\\, 1\\; sala 2")
        .contains("SUMMARY:Treinamento (" + ticket.protocol() + ")")
        .doesNotContain("Ana", "Treinar o caixa");
    appointments.change(ticket, set.id(), wish(in(Duration.ofDays(10)), null), house.ana);
    var second = ics(house.mailsTo(ticket.email(), 3).getLast());
    appointments.cancel(ticket, set.id(), house.ana);
    var third = ics(house.mailsTo(ticket.email(), 4).getLast());
    assertThat(second).contains("SEQUENCE:1");
    assertThat(third).contains("METHOD:CANCEL", "SEQUENCE:2", "STATUS:CANCELLED");
    assertThat(uid(second)).isEqualTo(uid(first));
    assertThat(uid(third)).isEqualTo(uid(first));
    db.pass(Duration.ofDays(11));
    await().during(Duration.ofSeconds(2)).until(() -> reminded(ticket) == 0);
  }

  private static String uid(String ics) {
    return ics.lines().filter(line -> line.startsWith("UID:")).findFirst().orElseThrow();
  }

  @Test
  void theCustomerIsRemindedADayAndAnHourBeforeAndOnceEach() {
    var ticket = ticket();
    appointments.set(ticket, wish(in(Duration.ofDays(3)), null), house.ana);
    db.pass(Duration.ofDays(2).plusMinutes(5));
    await().until(() -> reminded(ticket) == 1);
    house.mailSaying(ticket.email(), "Lembramos");
    db.pass(Duration.ofHours(23));
    await().until(() -> reminded(ticket) == 2);
    db.pass(Duration.ofDays(1));
    await().during(Duration.ofSeconds(2)).until(() -> reminded(ticket) == 2);
  }

  @Test
  void theDesksDayShowsWhatWasNotCancelled() {
    var ticket = ticket();
    var from = in(Duration.ofDays(30));
    var stays = appointments.set(ticket, wish(from.plusSeconds(60), null), house.ana);
    var goes = appointments.set(ticket, wish(from.plusSeconds(90), null), house.ana);
    appointments.cancel(ticket, goes.id(), house.ana);
    assertThat(appointments.between(house.desk("suporte"), from, from.plus(Duration.ofDays(1))))
        .extracting(Appointment::id)
        .containsExactly(stays.id());
    assertThat(appointments.between(house.desk("vendas"), from, from.plusSeconds(999))).isEmpty();
  }

  @Test
  void noLineIsLongerThanCalendarsTakeAndNoCharacterIsCut() {
    var ticket = ticket();
    var place = "Avenida São João, 1000, conjunto ".repeat(8);
    appointments.set(ticket, wish(in(Duration.ofDays(5)), place), house.ana);
    var ics = ics(house.mailsTo(ticket.email(), 2).getLast());
    assertThat(List.of(ics.split("\r\n")))
        .allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75);
    assertThat(Arrays.asList(ics.replace("\r\n ", "").split("\r\n")))
        .contains("LOCATION:" + Invitation.escape(place.strip()));
  }
}
