package dev.guiche.panel;

import dev.guiche.config.GateRule;
import dev.guiche.config.GateRule.Answer;
import dev.guiche.config.WorkflowConfig.Who;
import dev.guiche.contact.ContactId;
import dev.guiche.contact.Contacts;
import dev.guiche.contact.gate.Question;
import dev.guiche.desk.Desk;
import dev.guiche.desk.DeskId;
import dev.guiche.http.Call;
import dev.guiche.http.Endpoints;
import dev.guiche.http.door.Refused;
import dev.guiche.panel.view.Refs;
import org.jspecify.annotations.Nullable;

/** What the contract gate would say, before a consultant promises anything (IN-4, IN-5). */
final class GateEndpoints implements Endpoints.Group {
  private final Services services;

  GateEndpoints(Services services) {
    this.services = services;
  }

  @Override
  public void register(Endpoints endpoints) {
    endpoints.on("askGate", this::ask);
  }

  /**
   * @param to the desk that takes care of it, where the gate leads to another one
   * @param text what the customer would read, or for a warning what the consultant should know
   * @param mayPass whether the caller may open it here all the same, with a reason
   * @param customer whether a contract holds today
   * @param charges whether they would be asked to pay first
   */
  private record View(
      Answer answer,
      @Nullable String rule,
      Refs.@Nullable DeskRef to,
      @Nullable String text,
      boolean mayPass,
      boolean customer,
      boolean charges) {}

  private dev.guiche.http.Answer ask(Call call) {
    var contact = new ContactId(call.number("contact").orElseThrow());
    if (new Contacts().get(services.database(), contact).isEmpty()) {
      throw new Refused.NotFound();
    }
    var desk =
        services
            .desks()
            .find(new DeskId(call.number("desk").orElseThrow()))
            .filter(Desk::enabled)
            .orElseThrow(Refused.NotFound::new);
    var gate = services.ticketing().gate();
    var question =
        new Question(
            contact,
            desk.key(),
            call.text("product").filter(text -> !text.isBlank()).orElse(null),
            call.text("module").filter(text -> !text.isBlank()).orElse(null));
    var verdict = gate.ask(services.database(), question);
    var rule = verdict.rule();
    var who = Who.valueOf(call.caller().role().name());
    boolean held = verdict.answer() == Answer.ROUTE || verdict.answer() == Answer.REFUSE;
    return dev.guiche.http.Answer.ok(
        new View(
            verdict.answer(),
            rule == null ? null : rule.key(),
            rule == null ? null : target(rule),
            rule == null ? null : text(rule),
            held && gate.of(desk.key()).passBy().contains(who),
            verdict.customer(),
            !held && !verdict.customer() && gate.of(desk.key()).charge() != null));
  }

  private Refs.@Nullable DeskRef target(GateRule rule) {
    String to = rule.to();
    return to == null
        ? null
        : services.desks().all().stream()
            .filter(desk -> desk.key().equals(to))
            .map(desk -> new Refs.DeskRef(desk.id(), desk.label()))
            .findFirst()
            .orElse(null);
  }

  private @Nullable String text(GateRule rule) {
    var locale = services.config().organization().locale();
    return services.ticketing().gateWords().beforehand(rule, locale);
  }
}
