package dev.guiche.portal;

import dev.guiche.config.TriageConfig;
import dev.guiche.config.TriageConfig.Way;
import dev.guiche.config.WorkflowConfig.Priority;
import dev.guiche.contact.ContactId;
import dev.guiche.conversation.Refusal;
import dev.guiche.database.Sql;
import dev.guiche.desk.Desk;
import dev.guiche.ticket.ByCustomer;
import dev.guiche.ticket.FromAnswers;
import dev.guiche.triage.Answered;
import dev.guiche.triage.Exits.Held;
import dev.guiche.triage.Questionnaire;
import dev.guiche.triage.Questionnaire.Asker;
import dev.guiche.triage.Questionnaire.Place;
import dev.guiche.triage.Questionnaire.Said;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where answers on the form lead, and whether the desk there serves whoever gave them. There is no
 * talk here: what leads to a queue elsewhere is a ticket of that desk.
 */
final class FormWalk {
  private final PortalServices services;
  private final Questionnaire questionnaire;
  private final FromAnswers from;

  FormWalk(PortalServices services) {
    this.services = services;
    this.questionnaire = new Questionnaire(services.config(), services.publicUrl());
    this.from = services.ticketing().fromAnswers();
  }

  /** Whether a tree asks before a ticket is described. */
  boolean asks() {
    return questionnaire.tree().isPresent();
  }

  /**
   * A desk that answers lead to.
   *
   * @param category a key of its workflow; null where the customer chooses
   * @param fields what the desk asks and was answered already
   * @param routed where the gate leads on from this desk, or null
   */
  record Destination(
      Desk desk,
      @Nullable String category,
      @Nullable Priority priority,
      Map<String, String> fields,
      List<Answered> answers,
      @Nullable Routed routed) {}

  /**
   * Another desk, by the gate's word.
   *
   * @param words what the gate says to whoever it sends there
   */
  record Routed(Desk to, String words) {}

  /** How far they come. */
  sealed interface Arrival {
    /** To the next question. */
    record Asked(Place.Asked place) implements Arrival {}

    /** To articles that may be enough. */
    record Offered(Place.Offered place) implements Arrival {}

    /** They have what they came for. */
    record Solved(Place place) implements Arrival {}

    /**
     * No desk serves them.
     *
     * @param words what the gate says
     */
    record TurnedBack(Place place, String words) implements Arrival {}

    /** At a desk. */
    record Arrived(Place place, Destination at) implements Arrival {}

    Place place();
  }

  /**
   * @param form a key that the page made
   * @throws Refusal.Invalid where the form asks nothing any more
   */
  Arrival go(ContactId who, String form, List<Said> said, Locale reader) {
    return services.database().inTransaction(tx -> go(tx, tree(), who, form, said, reader));
  }

  private TriageConfig tree() {
    return questionnaire.tree().orElseThrow(FormWalk::changed);
  }

  private Arrival go(
      Sql tx, TriageConfig tree, ContactId who, String form, List<Said> said, Locale reader) {
    var email = ByCustomer.provenEmail(tx, who);
    var place = questionnaire.walk(tx, tree, new Asker(form, email, reader), said);
    return switch (place) {
      case Place.Asked asked -> new Arrival.Asked(asked);
      case Place.Offered offered -> new Arrival.Offered(offered);
      case Place.Led led -> arrive(tx, led, who, reader);
    };
  }

  private Arrival arrive(Sql tx, Place.Led led, ContactId who, Locale reader) {
    return switch (led.way()) {
      case Way.Solved solved -> new Arrival.Solved(led);
      case Way.Ticket way ->
          new Arrival.Arrived(led, at(tx, led, way.desk(), way.category(), way.priority()));
      case Way.Queue way ->
          way.gate()
              ? from.gate(tx, who, way.desk(), led.answers(), reader)
                  .map(held -> held(tx, led, way, held))
                  .orElseGet(() -> queue(tx, led, way))
              : queue(tx, led, way);
      case Way.Next next -> throw new IllegalStateException("A walk does not end before " + next);
    };
  }

  private Arrival queue(Sql tx, Place.Led led, Way.Queue way) {
    return new Arrival.Arrived(led, at(tx, led, way.desk(), null, way.priority()));
  }

  private Arrival held(Sql tx, Place.Led led, Way.Queue way, Held held) {
    if (held.to() == null) {
      return new Arrival.TurnedBack(led, held.words());
    }
    // The gate is asked once more when the ticket is opened at the first desk, and leads on again.
    var first = services.desks().serving(tx, way.desk());
    var routed = new Routed(services.desks().serving(tx, held.to()), held.words());
    return new Arrival.Arrived(
        led, new Destination(first, null, way.priority(), Map.of(), led.answers(), routed));
  }

  private Destination at(
      Sql tx, Place.Led led, String key, @Nullable String category, @Nullable Priority priority) {
    var desk = services.desks().serving(tx, key);
    var fields = from.fields(desk.key(), led.answers());
    return new Destination(desk, category, priority, fields, led.answers(), null);
  }

  /**
   * The same for a ticket that is to be opened now.
   *
   * @throws Refusal.Invalid where the answers do not lead to a desk
   */
  Destination destination(ContactId who, String form, List<Said> said, Locale reader) {
    return switch (go(who, form, said, reader)) {
      case Arrival.Arrived arrived -> arrived.at();
      case Arrival.TurnedBack back -> throw new Refusal.Invalid("gate-refused", back.words());
      case Arrival.Asked asked -> throw changed();
      case Arrival.Offered offered -> throw changed();
      case Arrival.Solved solved -> throw changed();
    };
  }

  private static Refusal changed() {
    return new Refusal.Invalid(
        "questions-changed", "As perguntas mudaram enquanto isso. Responda à que falta.");
  }
}
