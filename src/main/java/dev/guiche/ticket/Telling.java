package dev.guiche.ticket;

import dev.guiche.config.Organization;
import dev.guiche.conversation.Entries;
import dev.guiche.conversation.EntryId;
import dev.guiche.conversation.NewEntry;
import dev.guiche.conversation.Timelines;
import dev.guiche.database.Sql;
import java.util.List;

/**
 * Tells a requester something in the house's own name: by mail, and, where the talk came from a
 * messenger, there too.
 */
public final class Telling {
  private final TicketMail mail;
  private final MailFiles files;
  private final ChannelVoice voice;
  private final Organization house;

  Telling(TicketMail mail, MailFiles files, ChannelVoice voice, Organization house) {
    this.mail = mail;
    this.files = files;
    this.voice = voice;
    this.house = house;
  }

  /** The requester as a reader, whose language is spoken. */
  public Reader reader(Sql tx, Ticket ticket) {
    return Reader.of(tx, ticket.contact(), house);
  }

  /** Says it where they read; the consultants see it when nowhere is known. */
  public EntryId tell(Sql tx, Ticket ticket, String text) {
    return tell(tx, ticket, text, List.of());
  }

  /**
   * As part of the caller's transaction.
   *
   * @param parcels files that go with it by mail; a messenger gets the words alone
   */
  public EntryId tell(Sql tx, Ticket ticket, String text, List<Parcel> parcels) {
    var route = mail.route(tx, ticket);
    var line = voice.reach(tx, ticket);
    String channel =
        route
            .map(way -> way.mailbox().name())
            .or(() -> line.map(known -> known.channel().value()))
            .orElse(null);
    var entry = Timelines.add(tx, ticket.timeline(), NewEntry.notice(channel, text, null));
    parcels.forEach(parcel -> parcel.attach(tx, entry));
    route.ifPresent(way -> byMail(tx, ticket, entry, text, way));
    line.ifPresent(known -> voice.post(tx, entry, ticket.timeline(), known, text, List.of()));
    if (channel == null) {
      Opening.nobodyTold(tx, ticket);
    }
    return entry;
  }

  /** Sends what stands on the ticket already. */
  void send(Sql tx, Ticket ticket, EntryId entry, String text) {
    var route = mail.route(tx, ticket);
    var line = voice.reach(tx, ticket);
    route.ifPresent(way -> byMail(tx, ticket, entry, text, way));
    if (route.isEmpty()) {
      line.ifPresent(known -> voice.post(tx, entry, ticket.timeline(), known, text, List.of()));
    }
  }

  private void byMail(Sql tx, Ticket ticket, EntryId entry, String text, TicketMail.Route way) {
    var reader = reader(tx, ticket);
    var words = reader.wording();
    var shared = files.share(new Entries(tx).find(entry).orElseThrow().attachments());
    var body =
        new MailWriter(words.locale()).paragraph(words.greeting(reader.name())).paragraph(text);
    files.write(body, words, reader.zone(), shared, tx.now());
    body.rule().aside(words.answerThisMail(ticket.protocol()));
    String subject = words.subject(ticket.protocol(), ticket.title());
    mail.send(tx, ticket, entry, way, subject, body.done(), shared.inside(), true);
  }
}
