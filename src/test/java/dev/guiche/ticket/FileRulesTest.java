package dev.guiche.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guiche.channel.InboundAttachment;
import dev.guiche.channel.InboundMessage;
import dev.guiche.conversation.Attachment;
import dev.guiche.conversation.Entries;
import dev.guiche.conversation.EntryId;
import dev.guiche.database.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("IN-10")
class FileRulesTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();
  private static House house;

  @BeforeAll
  static void open() {
    house = new House(db.database());
  }

  @AfterAll
  static void close() {
    house.close();
  }

  private static Ticket waiting() {
    var contact =
        house.ticketing.opening().contact(UUID.randomUUID() + "@loja.example", "Maria Silva");
    var ticket =
        house
            .ticketing
            .opening()
            .open(
                new NewTicket(contact, house.desk("suporte"), "Boleto", "Pago?", null, null),
                house.ana);
    house.ticketing.handling().moveTo(ticket.id(), "atendimento", house.ana, null, null);
    return house.ticketing.handling().moveTo(ticket.id(), "cliente", house.ana, null, null);
  }

  private static long send(Ticket ticket, String name, String bytes) {
    var letter = Letter.from(ticket.email(), "Re: " + ticket.protocol(), "Segue").message();
    var file =
        InboundAttachment.of(name, "application/pdf", bytes.getBytes(StandardCharsets.ISO_8859_1));
    return house.receive(
        new InboundMessage(
            letter.channel(),
            letter.externalId(),
            letter.from(),
            letter.senderName(),
            letter.sentAt(),
            0,
            letter.content(),
            List.of(file),
            null,
            letter.email(),
            letter.mail()));
  }

  private static long timers(Ticket ticket) {
    return house.database.one(
        "select count(*) as n from timer where kind like 'ticket-silence%' and subject = $1",
        row -> row.number("n"), ticket.id());
  }

  @Test
  void aPhotoThatCallsItselfPdfIsKeptMarkedAndKindlyRefused() {
    var ticket = waiting();
    var entry = send(ticket, "comprovante.pdf", "\u00ff\u00d8\u00ff\u00e0 JFIF");
    assertThat(house.events(ticket.timeline())).contains("file-refused");
    var kept = new Entries(db.database()).find(new EntryId(entry)).orElseThrow();
    assertThat(kept.attachments()).extracting(Attachment::name).containsExactly("comprovante.pdf");
    assertThat(kept.visible()).isTrue();
    house.mailSaying(ticket.email(), "Aqui só podemos receber arquivo em PDF");
    assertThat(house.ticket(ticket.id()).stage().key()).as("it waits on").isEqualTo("cliente");
    assertThat(timers(ticket)).as("their silence counts anew").isEqualTo(2);
  }

  @Test
  void aPdfIsTakenWhateverItsName() {
    var ticket = waiting();
    send(ticket, "recibo", "\u00ef\u00bb\u00bf%PDF-1.7 …");
    assertThat(house.events(ticket.timeline())).doesNotContain("file-refused");
    assertThat(house.ticket(ticket.id()).stage().key()).isEqualTo("atendimento");
  }

  @Test
  void whereTheStageTakesAnyFileNothingIsRefused() {
    var ticket = waiting();
    house.ticketing.handling().moveTo(ticket.id(), "atendimento", house.ana, null, null);
    send(ticket, "foto.jpg", "\u00ff\u00d8\u00ff");
    assertThat(house.events(ticket.timeline())).doesNotContain("file-refused");
  }
}
