package dev.guiche.panel;

import dev.guiche.contact.ContactId;
import dev.guiche.conversation.ConversationId;
import dev.guiche.conversation.Conversations;
import dev.guiche.conversation.Draft;
import dev.guiche.conversation.TimelineId;
import dev.guiche.http.Answer;
import dev.guiche.http.Call;
import dev.guiche.http.Endpoints;
import dev.guiche.http.door.Refused;
import dev.guiche.ticket.Reader;
import dev.guiche.ticket.TicketId;
import dev.guiche.ticket.partner.Partner;
import dev.guiche.ticket.partner.Partners;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Technicians outside of the house, and referring customers to them. */
final class PartnerEndpoints implements Endpoints.Group {
  private final Services services;
  private final Partners partners;

  PartnerEndpoints(Services services) {
    this.services = services;
    this.partners = new Partners(services.database());
  }

  @Override
  public void register(Endpoints endpoints) {
    endpoints
        .on("listPartners", call -> Answer.ok(Map.of("items", partners.all())))
        .on("createPartner", this::create)
        .on("changePartner", this::change)
        .on("referInConversation", this::inConversation)
        .on("referInTicket", this::inTicket);
  }

  private record Wish(
      @Nullable String name,
      @Nullable String region,
      @Nullable List<String> phones,
      @Nullable List<String> specialities,
      @Nullable Boolean enabled) {

    Partner over(Partner before) {
      return new Partner(
          before.id(),
          Objects.requireNonNullElse(name, before.name()),
          Objects.requireNonNullElse(region, before.region()),
          Objects.requireNonNullElse(phones, before.phones()),
          Objects.requireNonNullElse(specialities, before.specialities()),
          Objects.requireNonNullElse(enabled, before.enabled()));
    }
  }

  private Answer create(Call call) {
    var wish = call.body(Wish.class);
    var partner = wish.over(new Partner(0, "", "", List.of(), List.of(), true));
    return Answer.created(partners.keep(named(partner)));
  }

  private Answer change(Call call) {
    var before = partners.find(call.id()).orElseThrow(Refused.NotFound::new);
    return Answer.ok(partners.keep(named(call.body(Wish.class).over(before))));
  }

  private static Partner named(Partner partner) {
    if (partner.name().isBlank()) {
      throw new Refused.Invalid("/name", "Escreva o nome do técnico ou da empresa.");
    }
    return partner;
  }

  private record Referral(long partner, String clientKey) {}

  private Partner chosen(Referral referral) {
    return partners
        .find(referral.partner())
        .filter(Partner::enabled)
        .orElseThrow(
            () -> new Refused.Invalid("/partner", "Esse parceiro não existe ou está desativado."));
  }

  private Draft words(Referral referral, Partner partner, ContactId contact) {
    var reader = Reader.of(services.database(), contact, services.config().organization());
    String text =
        reader
            .wording()
            .referral(
                partner.name(),
                partner.region(),
                String.join(", ", partner.phones()),
                String.join(", ", partner.specialities()));
    return new Draft(referral.clientKey(), text, List.of(), null);
  }

  private Answer inConversation(Call call) {
    var talk =
        new Conversations(services.database())
            .find(call.sight(), new ConversationId(call.id()))
            .orElseThrow(Refused.NotFound::new);
    var referral = call.body(Referral.class);
    var partner = chosen(referral);
    services.talk().say(talk.id(), call.me(), words(referral, partner, talk.contact()));
    return done(call, talk.timeline(), partner);
  }

  private Answer inTicket(Call call) {
    var ticket =
        services
            .ticketing()
            .tickets()
            .find(call.sight(), new TicketId(call.id()))
            .orElseThrow(Refused.NotFound::new);
    var referral = call.body(Referral.class);
    var partner = chosen(referral);
    var draft = words(referral, partner, ticket.contact());
    services.ticketing().answering().answer(ticket.id(), call.me(), draft);
    return done(call, ticket.timeline(), partner);
  }

  private Answer done(Call call, TimelineId timeline, Partner partner) {
    partners.referred(timeline, partner, call.me());
    services.ticketing().afterwards().changed(timeline);
    return Answer.nothing();
  }
}
