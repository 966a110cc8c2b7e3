package dev.guiche.ticket;

import dev.guiche.config.DeskConfig;
import dev.guiche.config.GateRule;
import dev.guiche.config.GuicheConfig;
import dev.guiche.contact.gate.Gate;
import dev.guiche.database.Sql;
import dev.guiche.desk.DeskId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a customer reads of a gate's answer: the desk's own words, or the house's kind ones. */
public final class GateWords {
  private final GuicheConfig config;
  private final Gate gate;
  private final Onward onward;

  GateWords(GuicheConfig config, Gate gate) {
    this.config = config;
    this.gate = gate;
    this.onward = new Onward(config);
  }

  /** After the news that a ticket was opened: where it went, or why it waits. Often nothing. */
  List<String> of(Sql tx, Ticket ticket, Reader reader) {
    var locale = reader.wording().locale();
    var said = new ArrayList<String>();
    for (var kept :
        tx.list(
            """
            select desk, rule, answer from gate_decision
            where ticket_id = $1 and pass_reason is null order by id
            """,
            row -> new Kept(row.text("desk"), row.text("rule"), row.text("answer")),
            ticket.id())) {
      said(kept, ticket, locale)
          .map(words -> words + returns(tx, kept, ticket, reader))
          .ifPresent(said::add);
    }
    return said;
  }

  /** Whoever was sent to another desk hears when it is there. */
  private String returns(Sql tx, Kept kept, Ticket ticket, Reader reader) {
    return kept.answer().equals("route")
        ? onward.returns(ticket.deskKey(), ticket.deskLabel(), reader, tx.now())
        : "";
  }

  /**
   * After the news that a talk became a ticket: what the gate says, or that another desk has it.
   */
  List<String> ofTalk(Sql tx, Ticket ticket, DeskId talkedAt, Reader reader) {
    var said = of(tx, ticket, reader);
    boolean elsewhere = !ticket.desk().equals(talkedAt);
    return said.isEmpty() && elsewhere ? List.of(onward.passedOn(ticket, reader, tx.now())) : said;
  }

  private record Kept(String desk, String rule, String answer) {}

  private Optional<String> said(Kept kept, Ticket ticket, Locale locale) {
    if (kept.answer().equals("charge")) {
      return Optional.ofNullable(gate.of(kept.desk()).charge())
          .map(charge -> waits(locale) + "\n\n" + charge.text().in(locale));
    }
    var rule = rule(kept);
    return switch (kept.answer()) {
      case "route" ->
          Optional.of(
              own(rule, locale).orElseGet(() -> Onward.passedOn(ticket.deskLabel(), locale)));
      case "refuse" -> rule.map(r -> refused(r, locale));
      default -> Optional.empty();
    };
  }

  private Optional<GateRule> rule(Kept kept) {
    return gate.of(kept.desk()).rules().stream()
        .filter(rule -> rule.key().equals(kept.rule()))
        .findFirst();
  }

  private static Optional<String> own(Optional<GateRule> rule, Locale locale) {
    return rule.map(GateRule::message).map(message -> message.in(locale));
  }

  /** What a refusal says, and what it offers instead. */
  String refused(GateRule rule, Locale locale) {
    return own(Optional.of(rule), locale).orElseGet(() -> notCovered(locale))
        + offer(rule.offer(), locale);
  }

  /** Beside a talk, before anybody asks for a ticket; null where nothing is to be said. */
  public @Nullable String beforehand(GateRule rule, Locale locale) {
    return switch (rule.answer()) {
      case ALLOW, WARN -> own(Optional.of(rule), locale).orElse(null);
      case ROUTE ->
          own(Optional.of(rule), locale).orElseGet(() -> Onward.passedOn(label(rule), locale));
      case REFUSE -> refused(rule, locale);
    };
  }

  private String label(GateRule rule) {
    String to = String.valueOf(rule.to());
    return config.desk(to).map(DeskConfig::label).orElse(to);
  }

  private static String notCovered(Locale locale) {
    return switch (locale.getLanguage()) {
      case "en" -> "This request is not covered by the contract that we have on file.";
      case "es" -> "Este pedido no está cubierto por el contrato que tenemos registrado.";
      default -> "Este pedido não está coberto pelo contrato que temos no cadastro.";
    };
  }

  private static String offer(GateRule.@Nullable Offer offer, Locale locale) {
    return switch (offer) {
      case null -> "";
      case TRAINING ->
          switch (locale.getLanguage()) {
            case "en" -> " We can schedule an online training: answer here, and we agree on a day.";
            case "es" ->
                " Podemos agendar una capacitación en línea: responda aquí y elegimos el día.";
            default ->
                " Podemos agendar um treinamento on-line: responda por aqui e combinamos o dia.";
          };
      case COMMERCIAL ->
          switch (locale.getLanguage()) {
            case "en" ->
                " Our sales team can tell you about a contract: answer here, and they call.";
            case "es" ->
                " Nuestro equipo comercial puede explicarle los planes: responda aquí y le"
                    + " llamamos.";
            default ->
                " O nosso time comercial apresenta os planos: responda por aqui e entramos em"
                    + " contato.";
          };
    };
  }

  private static String waits(Locale locale) {
    return switch (locale.getLanguage()) {
      case "en" -> "We begin as soon as the payment is confirmed. How to pay:";
      case "es" -> "Comenzamos en cuanto se confirme el pago. Cómo pagar:";
      default -> "Começamos assim que o pagamento for confirmado. Para pagar:";
    };
  }

  static String joined(List<String> said) {
    return said.stream().map(text -> "\n\n" + text).collect(Collectors.joining());
  }
}
