package dev.guiche.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guiche.channel.DeliveryStatus;
import dev.guiche.channel.ExternalId;
import dev.guiche.channel.MailFacts.Origin;
import dev.guiche.channel.OutboundMessage;
import dev.guiche.conversation.Entry;
import dev.guiche.conversation.EntryId;
import dev.guiche.conversation.Outcome;
import dev.guiche.conversation.Quarantine;
import dev.guiche.database.TestDatabase;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("DC-5")
class MailPlacementTest {
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

  private static String somebody() {
    return UUID.randomUUID().toString().substring(0, 8) + "@loja.example";
  }

  /** A ticket that a mail opened, and our acknowledgement of it. */
  private record Begun(Ticket ticket, OutboundMessage acknowledgement) {}

  private static Begun begin(String address) {
    long entry = house.receive(Letter.from(address, "Impressora", "Não imprime").message());
    return new Begun(house.ticketOn(entry), house.mailsTo(address, 1).getFirst());
  }

  private static Entry entry(long id) {
    return house.entries(house.ticketOn(id).timeline()).stream()
        .filter(entry -> entry.id().value() == id)
        .findFirst()
        .orElseThrow();
  }

  @Test
  @Tag("IN-12")
  @Tag("RG-3")
  void aNewMailOpensATicketAndItsSenderGetsTheProtocol() {
    var address = somebody();
    var begun = begin(address);
    assertThat(begun.ticket().title()).isEqualTo("Impressora");
    assertThat(begun.ticket().deskKey()).isEqualTo("suporte");
    assertThat(begun.ticket().stage().key()).isEqualTo("fila");
    var mail = begun.acknowledgement();
    assertThat(mail.text()).contains("Olá, Maria!", begun.ticket().protocol().value());
    assertThat(mail.mail().automatic()).isTrue();
    assertThat(mail.mail().references()).hasSize(1);
  }

  @Test
  void anAnswerFindsItsTicketByTheSignedAddressAlone() {
    var begun = begin(somebody());
    var letter =
        Letter.answer(begun.acknowledgement(), "ainda não").citing().subject("outra coisa");
    assertThat(house.ticketOn(house.receive(letter.message())).id()).isEqualTo(begun.ticket().id());
  }

  @Test
  void theSignedAddressMayBeWrittenInCapitals() {
    var begun = begin(somebody());
    var address = begun.acknowledgement().mail().replyTo().toUpperCase(Locale.ROOT);
    var letter = Letter.answer(begun.acknowledgement(), "ainda não").citing().subject("");
    assertThat(house.ticketOn(house.receive(letter.to(address).message())).id())
        .isEqualTo(begun.ticket().id());
  }

  @Test
  void anAnswerFindsItsTicketByReferenceToAMailOfOursAlone() {
    var begun = begin(somebody());
    var letter =
        Letter.answer(begun.acknowledgement(), "ainda não")
            .to("suporte@casa.example")
            .subject("outra coisa");
    assertThat(house.ticketOn(house.receive(letter.message())).id()).isEqualTo(begun.ticket().id());
  }

  @Test
  void aSecondMailToTheCustomersOwnFirstOneFindsTheTicket() {
    var address = somebody();
    var first = Letter.from(address, "Impressora", "Não imprime").message();
    var ticket = house.ticketOn(house.receive(first));
    var second = Letter.from(address, "Re: Impressora", "nem liga").citing(first.externalId());
    assertThat(house.ticketOn(house.receive(second.message())).id()).isEqualTo(ticket.id());
  }

  @Test
  void aParticipantFindsTheTicketByTheProtocolInTheSubject() {
    var address = somebody();
    var begun = begin(address);
    var letter =
        Letter.from(address, "Sobre o protocolo " + begun.ticket().protocol(), "alguma novidade?");
    long entry = house.receive(letter.message());
    assertThat(house.ticketOn(entry).id()).isEqualTo(begun.ticket().id());
    assertThat(entry(entry).thirdParty()).isFalse();
  }

  @Test
  void theMasterUserOfTheRequestersCompanyTakesPartInIt() {
    var begun = begin(somebody());
    var owner = employed(somebody(), begun.ticket(), "master");
    var told = Letter.from(owner, "Protocolo " + begun.ticket().protocol(), "é urgente");
    long said = house.receive(told.message());
    assertThat(house.ticketOn(said).id()).isEqualTo(begun.ticket().id());
    assertThat(entry(said).thirdParty()).isFalse();
    assertThat(entry(said).visible()).isTrue();
    long answered =
        house.receive(Letter.answer(begun.acknowledgement(), "sou o dono").by(owner).message());
    assertThat(entry(answered).thirdParty()).isFalse();

    var colleague = employed(somebody(), begun.ticket(), "user");
    long heard =
        house.receive(Letter.answer(begun.acknowledgement(), "e eu").by(colleague).message());
    assertThat(entry(heard).thirdParty()).as("who is no master").isTrue();
  }

  /** Makes a person of the company of a ticket's requester. */
  private static String employed(String address, Ticket ticket, String role) {
    var contact = house.ticketing.opening().contact(address, "Colega");
    db.database()
        .update(
            """
            with firm as (
              insert into company (external_id, name) values ($1, $1)
              on conflict (external_id) do update set name = $1 returning id)
            update contact set company_id = (select id from firm),
              company_role = case id when $2 then $4 else company_role end where id in ($2, $3)
            """,
            "Firma do " + ticket.protocol(),
            contact,
            ticket.contact(),
            role);
    return address;
  }

  @Test
  void aStrangerWithTheProtocolInTheSubjectOpensATicketOfTheirOwn() {
    var begun = begin(somebody());
    var letter =
        Letter.from(somebody(), "Protocolo " + begun.ticket().protocol(), "o que foi dito?");
    assertThat(house.ticketOn(house.receive(letter.message())).id())
        .isNotEqualTo(begun.ticket().id());
  }

  @ParameterizedTest
  @CsvSource({
    "suporte+t1-0000000000000000@casa.example",
    "suporte+tzzzzzzzzzzzz-0123456789abcdef@casa.example",
    "suporte+t1-@casa.example",
    "suporte+t-1@casa.example"
  })
  void aForgedAddressIsIgnored(String forged) {
    var begun = begin(somebody());
    var letter = Letter.from(somebody(), "Olá", "forjado").to(forged);
    assertThat(house.ticketOn(house.receive(letter.message())).id())
        .isNotEqualTo(begun.ticket().id());
  }

  @Test
  void theSignatureOfOneTicketIsNotGoodForAnother() {
    var begun = begin(somebody());
    var other = begin(somebody());
    String mine = "+t" + Long.toString(begun.ticket().id().value(), 36) + "-";
    String theirs = "+t" + Long.toString(other.ticket().id().value(), 36) + "-";
    var forged = begun.acknowledgement().mail().replyTo().replace(mine, theirs);
    var letter = Letter.from(somebody(), "Olá", "forjado").to(forged);
    assertThat(house.ticketOn(house.receive(letter.message())).id())
        .isNotIn(begun.ticket().id(), other.ticket().id());
  }

  @Test
  void aThirdPartyWithTheAddressIsAddedMarkedAndSeesNothing() {
    var begun = begin(somebody());
    var third = somebody();
    long id =
        house.receive(
            Letter.answer(begun.acknowledgement(), "sou da contabilidade").by(third).message());
    assertThat(house.ticketOn(id).id()).isEqualTo(begun.ticket().id());
    assertThat(entry(id).thirdParty()).isTrue();
    assertThat(entry(id).visible()).isFalse();
    house.ticketing.answering().answer(begun.ticket().id(), house.ana, house.draft("resposta"));
    house.mailsTo(begun.acknowledgement().to().value(), 2);
    assertThat(house.mailsTo(third)).isEmpty();
  }

  @Test
  void anAnswerReopensWhatWasClosedInTheStageThatTheWorkflowSays() {
    var begun = begin(somebody());
    var handling = house.ticketing.handling();
    var closed =
        handling.moveTo(begun.ticket().id(), "finalizado", house.ana, "Troque o papel", null);
    assertThat(closed.closedAt()).isNotNull();
    var told = house.mailsTo(begun.acknowledgement().to().value(), 2).getLast();
    assertThat(told.text()).contains("Troque o papel", "Finalizado");

    house.receive(Letter.answer(told, "continua").message());
    var again = house.ticket(begun.ticket().id());
    assertThat(again.closedAt()).isNull();
    assertThat(again.stage().key()).isEqualTo("atendimento");
    assertThat(again.solution()).isNull();
  }

  @Test
  void whereTheWorkflowDoesNotSayItGoesBackToTheFirstStage() {
    var begun = begin(somebody());
    house
        .ticketing
        .handling()
        .moveTo(begun.ticket().id(), "cancelado", house.ana, null, "A pedido");
    house.receive(Letter.answer(begun.acknowledgement(), "mudei de ideia").message());
    assertThat(house.ticket(begun.ticket().id()).stage().key()).isEqualTo("fila");
  }

  @Test
  void theCustomersWordEndsTheWaitForIt() {
    var begun = begin(somebody());
    var handling = house.ticketing.handling();
    handling.moveTo(begun.ticket().id(), "atendimento", house.ana, null, null);
    handling.moveTo(begun.ticket().id(), "cliente", house.ana, null, null);
    house.receive(Letter.answer(begun.acknowledgement(), "segue").message());
    assertThat(house.ticket(begun.ticket().id()).stage().key()).isEqualTo("atendimento");
  }

  @Test
  void anOutOfOfficeReplyIsKeptAndIsNotTheCustomersWord() {
    var begun = begin(somebody());
    var handling = house.ticketing.handling();
    handling.moveTo(begun.ticket().id(), "finalizado", house.ana, "Feito", null);
    var told = house.mailsTo(begun.acknowledgement().to().value(), 2).getLast();
    long id =
        house.receive(
            Letter.answer(told, "Estou de férias").origin(Origin.AUTOMATIC_REPLY).message());
    assertThat(entry(id).automatic()).isTrue();
    assertThat(house.ticket(begun.ticket().id()).closedAt()).isNotNull();
    assertThat(house.mailsTo(begun.acknowledgement().to().value())).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(names = {"AUTOMATIC_REPLY", "LIST", "LOOP"})
  void whatAMachineWritesOpensNothingGetsNoAnswerAndIsKept(Origin origin) {
    var address = somebody();
    var letter = Letter.from(address, "Promoção", "compre").origin(origin).message();
    assertThat(house.receive(letter)).isZero();
    assertThat(house.mailsTo(address)).isEmpty();
    assertThat(new Quarantine(db.database()).list(1000))
        .anySatisfy(kept -> assertThat(kept.externalId()).isEqualTo(letter.externalId().value()));
  }

  @Test
  void nobodyGetsMoreThanAFewAcknowledgementsAnHour() {
    var address = somebody();
    Ticket last = null;
    for (int i = 0; i < 8; i++) {
      last = house.ticketOn(house.receive(Letter.from(address, "Nova " + i, "oi").message()));
    }
    house.mailsTo(address, 5);
    assertThat(house.events(last.timeline())).contains("unacknowledged");
    db.database().update("update automatic_mail set since = now() - interval '61 minutes'");
    house.receive(Letter.from(address, "Outra", "oi").message());
    assertThat(house.mailsTo(address, 6)).hasSize(6);
  }

  @ParameterizedTest
  @CsvSource({
    "no-reply@loja.example",
    "naoresponda@loja.example",
    "mailer-daemon@loja.example",
    "vendas@casa.example"
  })
  void anAddressThatNobodyReadsGetsNoAcknowledgement(String address) {
    var ticket = house.ticketOn(house.receive(Letter.from(address, "Aviso", "aviso").message()));
    assertThat(house.events(ticket.timeline())).contains("unacknowledged");
  }

  @Test
  void aMailThatComesBackFailsItsMessageAndTellsTheConsultants() {
    var begun = begin(somebody());
    var answer =
        house.ticketing.answering().answer(begun.ticket().id(), house.ana, house.draft("olá"));
    var mail = house.mailsTo(begun.acknowledgement().to().value(), 2).getLast();
    await().until(() -> delivery(answer) == DeliveryStatus.SENT);
    assertThat(house.receive(Letter.bounce(mail).message())).isZero();
    assertThat(delivery(answer)).isEqualTo(DeliveryStatus.FAILED);
    assertThat(house.events(begun.ticket().timeline())).contains("bounced");
    assertThat(house.ticket(begun.ticket().id()).unread()).isPositive();
  }

  @Test
  void aMailThatComesBackAndDoesNotSayWhichIsNoWordOfTheCustomers() {
    var begun = begin(somebody());
    var vague =
        Letter.answer(begun.acknowledgement(), "The following message could not be delivered")
            .by("mailer-daemon@far.example")
            .origin(Origin.BOUNCE);
    assertThat(house.receive(vague.message())).isZero();
    assertThat(house.events(begun.ticket().timeline())).contains("bounced");
  }

  @Test
  void aMessageIdThatSomebodyMadeUpLeadsNowhere() {
    var begun = begin(somebody());
    var made = new ExternalId("<1.1.0000000000000000@casa.example>");
    var letter = Letter.from(somebody(), "Olá", "forjado").citing(made);
    assertThat(house.ticketOn(house.receive(letter.message())).id())
        .isNotEqualTo(begun.ticket().id());
  }

  private static DeliveryStatus delivery(EntryId id) {
    return entry(id.value()).delivery();
  }

  @Test
  void aMailDeliveredTwiceIsOneTicket() {
    var letter = Letter.from(somebody(), "Uma vez", "só").message();
    long first = house.receive(letter);
    assertThat(house.receive(letter)).isEqualTo(first);
    var contact = house.ticketOn(first).contact();
    assertThat(house.ticketing.tickets().ofContact(contact, 10)).hasSize(1);
  }

  @Test
  void aMailboxForConversationsOpensOne() {
    long entry =
        house.receive(Letter.from(somebody(), "Quanto custa?", "oi").at("conversa").message());
    assertThat(entry).isPositive();
    assertThat(
            db.database()
                .list(
                    """
                    select c.id from conversation c join entry e on e.timeline_id = c.timeline_id
                    where e.id = $1
                    """,
                    row -> row.number("id"),
                    entry))
        .hasSize(1);
  }

  @Test
  void theAnswerToATranscriptOpensATicketThatBeginsWithTheTalk() {
    var address = somebody();
    var talk = house.chat(address, "oi, tudo bem?");
    house.ending.close(talk.id(), house.ana, Outcome.SOLVED, "Explicado", address, false);
    var transcript = house.mailsTo(address, 1).getFirst();
    var ticket =
        house.ticketOn(house.receive(Letter.answer(transcript, "fiquei com dúvida").message()));
    assertThat(ticket.conversations()).extracting(Ticket.Talk::id).containsExactly(talk.id());
    assertThat(ticket.contact()).isEqualTo(talk.contact());
  }

  @Test
  void theAnswerToATranscriptThatWasForwardedDoesNotShowTheTalk() {
    var address = somebody();
    var talk = house.chat(address, "assunto meu");
    house.ending.close(talk.id(), house.ana, Outcome.SOLVED, "Explicado", address, false);
    var transcript = house.mailsTo(address, 1).getFirst();
    var letter = Letter.answer(transcript, "me encaminharam").by(somebody());
    assertThat(house.ticketOn(house.receive(letter.message())).conversations()).isEmpty();
  }

  @Test
  void answersGoOutOnTheThreadWithASignedAddress() {
    var begun = begin(somebody());
    house.ticketing.answering().answer(begun.ticket().id(), house.ana, house.draft("veja o cabo"));
    var mail = house.mailsTo(begun.acknowledgement().to().value(), 2).getLast();
    assertThat(mail.text()).contains("veja o cabo", "Ana · Casa Modelo");
    assertThat(mail.mail().automatic()).isFalse();
    assertThat(mail.mail().replyTo()).isEqualTo(begun.acknowledgement().mail().replyTo());
    assertThat(mail.mail().references())
        .hasSize(2)
        .endsWith(begun.acknowledgement().mail().messageId());
  }
}
