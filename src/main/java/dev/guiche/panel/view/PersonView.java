package dev.guiche.panel.view;

import dev.guiche.channel.Address;
import dev.guiche.channel.ChannelKind;
import dev.guiche.contact.CompanyRole;
import dev.guiche.contact.Contact;
import dev.guiche.contact.ContactId;
import dev.guiche.conversation.Conversation;
import dev.guiche.conversation.ConversationId;
import dev.guiche.conversation.ConversationState;
import dev.guiche.conversation.Outcome;
import dev.guiche.panel.view.TicketSummary.StageView;
import dev.guiche.ticket.Ticket;
import dev.guiche.ticket.TicketId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A contact with their last contacts with every desk, on every channel (IN-1). */
public record PersonView(
    ContactId id,
    String name,
    @Nullable String email,
    @Nullable String company,
    List<AddressView> addresses,
    String notes,
    @Nullable String locale,
    @Nullable String zone,
    @Nullable String externalId,
    @Nullable String phone,
    CompanyRole role,
    List<String> trained,
    @Nullable String segment,
    @Nullable CompanyView companyDetails,
    Refs.@Nullable ConsultantRef portfolio,
    List<PastConversation> conversations,
    List<PastTicket> tickets) {

  /** Where they write from. */
  public record AddressView(ChannelKind kind, String address) {
    static List<AddressView> of(List<Address> addresses) {
      return addresses.stream().map(a -> new AddressView(a.kind(), a.value())).toList();
    }
  }

  /** A contact in a list. */
  public record ContactSummary(
      ContactId id,
      String name,
      @Nullable String email,
      @Nullable String company,
      List<AddressView> addresses) {

    public static ContactSummary of(Contact contact) {
      return new ContactSummary(
          contact.id(),
          contact.name(),
          contact.email(),
          contact.company(),
          AddressView.of(contact.addresses()));
    }
  }

  /**
   * A talk with any desk.
   *
   * @param inSight whether the caller may open it
   */
  public record PastConversation(
      ConversationId id,
      String protocol,
      String channel,
      ChannelKind kind,
      ConversationState state,
      @Nullable Outcome outcome,
      @Nullable String solution,
      Refs.DeskRef desk,
      Refs.@Nullable ConsultantRef consultant,
      Instant createdAt,
      @Nullable Instant closedAt,
      boolean inSight) {

    public static PastConversation of(Conversation c, boolean inSight) {
      return new PastConversation(
          c.id(),
          c.protocol().value(),
          c.channel(),
          c.address().kind(),
          c.state(),
          c.outcome(),
          c.solution(),
          new Refs.DeskRef(c.desk(), c.deskLabel()),
          Refs.ConsultantRef.of(c.consultant(), c.consultantName()),
          c.createdAt(),
          c.closedAt(),
          inSight);
    }
  }

  /**
   * A ticket with any desk.
   *
   * @param inSight whether the caller may open it
   */
  public record PastTicket(
      TicketId id,
      String protocol,
      String title,
      Refs.DeskRef desk,
      StageView stage,
      Instant openedAt,
      @Nullable Instant closedAt,
      boolean inSight) {

    public static PastTicket of(Ticket t, StageView stage, boolean inSight) {
      return new PastTicket(
          t.id(),
          t.protocol().value(),
          t.title(),
          new Refs.DeskRef(t.desk(), t.deskLabel()),
          stage,
          t.openedAt(),
          t.closedAt(),
          inSight);
    }
  }

  public static PersonView of(
      Contact contact,
      @Nullable CompanyView company,
      Refs.@Nullable ConsultantRef portfolio,
      List<PastConversation> conversations,
      List<PastTicket> tickets) {
    return new PersonView(
        contact.id(),
        contact.name(),
        contact.email(),
        contact.company(),
        AddressView.of(contact.addresses()),
        contact.notes(),
        contact.locale(),
        contact.timeZone(),
        contact.externalId(),
        contact.phone(),
        contact.role(),
        contact.trained(),
        contact.segment(),
        company,
        portfolio,
        conversations,
        tickets);
  }
}
