package dev.guiche.panel;

import dev.guiche.channel.ChannelKind;
import dev.guiche.contact.ContactId;
import dev.guiche.contact.Contacts;
import dev.guiche.http.Answer;
import dev.guiche.http.Call;
import dev.guiche.http.Endpoints;
import dev.guiche.http.door.Refused;
import dev.guiche.panel.view.TicketViews;
import dev.guiche.ticket.Escalation;
import dev.guiche.ticket.phone.PhoneContact;
import dev.guiche.ticket.phone.PhoneContacts;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Contacts that are written down by hand. */
final class PhoneEndpoints implements Endpoints.Group {
  private final Services services;
  private final Chosen chosen;
  private final PhoneContacts contacts;

  PhoneEndpoints(Services services) {
    this.services = services;
    this.chosen = new Chosen(services);
    this.contacts =
        new PhoneContacts(
            services.database(),
            services.ticketing(),
            services.ending(),
            services.escalation(),
            services.config().organization());
  }

  @Override
  public void register(Endpoints endpoints) {
    endpoints.on("writePhoneContact", this::write);
  }

  private record Becomes(
      String title, String reason, @Nullable String category, @Nullable Integer priority) {}

  private record Wish(
      @Nullable Long contact,
      @Nullable String name,
      @Nullable String company,
      @Nullable String phone,
      long desk,
      String medium,
      String direction,
      String startedAt,
      int minutes,
      String summary,
      @Nullable String note,
      @Nullable String solution,
      @Nullable Becomes ticket,
      @Nullable String summaryOn,
      @Nullable String email,
      @Nullable Boolean withoutEmail) {}

  private Answer write(Call call) {
    var wish = call.body(Wish.class);
    boolean withoutEmail = Boolean.TRUE.equals(wish.withoutEmail());
    var desk = chosen.desk(wish.desk());
    var ticket = wish.ticket();
    var written =
        contacts.write(
            new PhoneContact(
                contact(wish),
                wish.name(),
                wish.company(),
                wish.phone(),
                desk,
                PhoneContact.Medium.valueOf(wish.medium().toUpperCase(Locale.ROOT)),
                PhoneContact.Direction.valueOf(wish.direction().toUpperCase(Locale.ROOT)),
                Objects.requireNonNull(WorkEndpoints.time("/startedAt", wish.startedAt())),
                wish.minutes(),
                wish.summary(),
                wish.note(),
                wish.solution(),
                ticket == null
                    ? null
                    : new Escalation.Order(
                        ticket.title(),
                        ticket.reason(),
                        desk,
                        ticket.category(),
                        TicketViews.priority(ticket.priority()),
                        wish.email(),
                        withoutEmail),
                ChannelKind.valueOf(
                    Objects.requireNonNullElse(wish.summaryOn(), "email").toUpperCase(Locale.ROOT)),
                wish.email(),
                withoutEmail),
            call.me());
    return Answer.created(written);
  }

  private @Nullable ContactId contact(Wish wish) {
    if (wish.contact() == null) {
      return null;
    }
    var known = new ContactId(wish.contact());
    if (new Contacts().get(services.database(), known).isEmpty()) {
      throw new Refused.Invalid("/contact", "Essa pessoa não está nos contatos.");
    }
    return known;
  }
}
