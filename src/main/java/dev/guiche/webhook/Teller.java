package dev.guiche.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guiche.config.WorkflowConfig;
import dev.guiche.conversation.Conversation;
import dev.guiche.conversation.Entry;
import dev.guiche.conversation.EntryKind;
import dev.guiche.ticket.Ticket;
import dev.guiche.ticket.Workflows;
import dev.guiche.ticket.customer.CustomerTicket;
import dev.guiche.ticket.customer.Theirs;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts together what is told. A ticket is told as its customer sees it, by what already decides
 * that for them; what more a hook may know comes under {@code internal}.
 */
record Teller(Theirs theirs, Workflows workflows, Locale locale) {

  /** What stands beside an entry and is not in it. */
  record Beside(String desk, @Nullable String phone, @Nullable String externalId) {}

  Told tell(Entry entry, Conversation talk, Beside beside, boolean internal) {
    var person =
        new Told.Person(
            talk.contact().value(),
            talk.contactName(),
            talk.email(),
            beside.phone(),
            talk.company(),
            beside.externalId());
    return new Told(
        of(talk, beside, internal), null, person, said(entry), rating(entry), move(entry));
  }

  Told tell(Entry entry, Ticket ticket, Beside beside, boolean internal) {
    var person =
        new Told.Person(
            ticket.contact().value(),
            ticket.contactName(),
            ticket.email(),
            beside.phone(),
            ticket.company(),
            beside.externalId());
    return new Told(null, of(ticket, internal), person, said(entry), rating(entry), move(entry));
  }

  private static Told.Talk of(Conversation talk, Beside beside, boolean internal) {
    return new Told.Talk(
        talk.id().value(),
        talk.protocol().value(),
        talk.channel(),
        word(talk.address().kind()),
        word(talk.state()),
        new Told.Named(beside.desk(), talk.deskLabel()),
        talk.outcome() == null ? null : word(talk.outcome()),
        talk.createdAt(),
        talk.closedAt(),
        internal ? new Told.TalkInside(talk.consultantName(), talk.solution()) : null);
  }

  private Told.Need of(Ticket ticket, boolean internal) {
    CustomerTicket seen = theirs.shown(ticket, locale);
    var stage = ticket.lastVisibleStage();
    var ends = seen.ends();
    var promised = seen.promisedOn();
    return new Told.Need(
        ticket.id().value(),
        seen.protocol(),
        seen.title(),
        new Told.Named(ticket.deskKey(), seen.desk()),
        new Told.Named(ticket.category().key(), seen.category()),
        stage == null ? null : named(stage),
        seen.waitsForThem(),
        ends == null ? null : word(ends),
        seen.solution(),
        seen.reason(),
        seen.planned(),
        promised,
        asked(ticket),
        seen.openedAt(),
        seen.closedAt(),
        ticket.conversations().stream()
            .map(
                talk -> new Told.Linked(talk.id().value(), talk.protocol().value(), talk.channel()))
            .toList(),
        internal ? inside(ticket) : null);
  }

  private Told.Named named(WorkflowConfig.Stage stage) {
    return new Told.Named(stage.key(), stage.label().in(locale));
  }

  /** By their keys, for programs; only what customers are asked. */
  private Map<String, String> asked(Ticket ticket) {
    var asked = new LinkedHashMap<>(ticket.fields());
    asked.keySet().retainAll(theirFields(ticket));
    return asked;
  }

  private java.util.List<String> theirFields(Ticket ticket) {
    return workflows.ofTicket(ticket).fields().stream()
        .filter(field -> field.by().contains(WorkflowConfig.Who.CUSTOMER))
        .map(field -> field.key())
        .toList();
  }

  private Told.NeedInside inside(Ticket ticket) {
    return new Told.NeedInside(
        named(ticket.stage()),
        word(ticket.priority()),
        ticket.assigneeName(),
        ticket.why(),
        ticket.solution(),
        ticket.reason(),
        ticket.fields());
  }

  private static Told.@Nullable Said said(Entry entry) {
    if (entry.kind() == EntryKind.EVENT) {
      return null;
    }
    return new Told.Said(
        entry.id().value(),
        word(entry.author()),
        entry.authorName().isEmpty() ? null : entry.authorName(),
        entry.channel(),
        entry.subject(),
        entry.text(),
        entry.automatic(),
        entry.kind() == EntryKind.NOTE,
        entry.attachments().stream()
            .map(
                file ->
                    new Told.File(
                        file.id(), file.name(), file.mediaType(), file.size(), word(file.state())))
            .toList());
  }

  private static Told.@Nullable Rating rating(Entry entry) {
    JsonNode event = entry.event();
    return event != null && event.path("type").asText().equals("rated")
        ? new Told.Rating(event.path("stars").asInt(), event.path("comment").asText())
        : null;
  }

  /** What a visible event says of stages is what the customer saw. */
  private static Told.@Nullable Move move(Entry entry) {
    JsonNode event = entry.event();
    return event != null && event.path("type").asText().equals("stage")
        ? new Told.Move(event.path("from").asText(null), event.path("to").asText())
        : null;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
