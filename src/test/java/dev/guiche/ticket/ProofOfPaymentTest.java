package dev.guiche.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guiche.channel.InboundAttachment;
import dev.guiche.channel.InboundMessage;
import dev.guiche.database.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Where a proof is awaited, and where a desk takes nothing but PDF. */
@Tag("IN-9")
@Tag("IN-10")
class ProofOfPaymentTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();
  private static House house;

  @BeforeAll
  static void open() {
    house = new House(db.database(), Path.of("presets.yml"));
  }

  @AfterAll
  static void close() {
    house.close();
  }

  private static Ticket ticket(String desk) {
    var contact =
        house.ticketing.opening().contact(UUID.randomUUID() + "@loja.example", "Maria Silva");
    return house
        .ticketing
        .opening()
        .open(new NewTicket(contact, house.desk(desk), "Boleto", "Pago?", null, null), house.ana);
  }

  private static void reply(Ticket ticket, String text, InboundAttachment... files) {
    var letter = Letter.from(ticket.email(), "Re: " + ticket.protocol(), text).message();
    house.receive(
        new InboundMessage(
            letter.channel(),
            letter.externalId(),
            letter.from(),
            letter.senderName(),
            letter.sentAt(),
            0,
            letter.content(),
            List.of(files),
            null,
            letter.email(),
            letter.mail()));
  }

  private static InboundAttachment file(String name, String bytes) {
    return InboundAttachment.of(
        name, "application/pdf", bytes.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String stage(Ticket ticket) {
    return house.ticket(ticket.id()).stage().key();
  }

  @Test
  void aWordWithoutTheProofIsHeardButOnlyTheProofLeadsOn() {
    var ticket = ticket("suporte");
    house.ticketing.handling().moveTo(ticket.id(), "aguardando-comprovante", house.ana, null, null);

    reply(ticket, "Pago amanhã, pode ser?");
    assertThat(stage(ticket)).isEqualTo("aguardando-comprovante");
    assertThat(house.ticket(ticket.id()).unread()).isEqualTo(1);
    reply(ticket, "Segue", file("foto.jpg", "\u00ff\u00d8\u00ff"));
    assertThat(stage(ticket)).isEqualTo("aguardando-comprovante");
    reply(ticket, "Segue em PDF", file("comprovante.pdf", "%PDF-1.7"));
    assertThat(stage(ticket)).isEqualTo("aguardando-financeiro");
  }

  @Test
  void aDeskMayTakeOnlyPdfInEveryStageThatSaysNothingElse() {
    var ticket = ticket("caixa");
    house.ticketing.handling().moveTo(ticket.id(), "em-atendimento", house.ana, null, null);
    house.ticketing.handling().moveTo(ticket.id(), "aguardando-cliente", house.ana, null, null);

    reply(ticket, "Segue", file("foto.jpg", "\u00ff\u00d8\u00ff"));
    assertThat(house.events(ticket.timeline())).contains("file-refused");
    house.mailSaying(ticket.email(), "O caixa só recebe PDF.");
    assertThat(stage(ticket)).isEqualTo("aguardando-cliente");
    reply(ticket, "Não tenho PDF");
    assertThat(stage(ticket)).as("a word is enough there").isEqualTo("em-atendimento");
  }
}
