package dev.guiche.contact.gate;

import dev.guiche.config.DeskConfig;
import dev.guiche.config.GateConfig;
import dev.guiche.config.GateRule;
import dev.guiche.config.GuicheConfig;
import dev.guiche.config.PlanConfig;
import dev.guiche.contact.Contact;
import dev.guiche.contact.Contacts;
import dev.guiche.contact.company.Companies;
import dev.guiche.contact.company.Company;
import dev.guiche.contact.company.Contract;
import dev.guiche.contact.company.Written;
import dev.guiche.database.Sql;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tries the rules of a desk in their order. */
public final class Gate {
  private final GuicheConfig config;
  private final Contacts contacts = new Contacts();
  private final Companies companies = new Companies();

  public Gate(GuicheConfig config) {
    this.config = config;
  }

  /** The gate of a desk; open for one that was added in the panel. */
  public GateConfig of(String desk) {
    return config.desk(desk).map(DeskConfig::gate).orElse(GateConfig.OPEN);
  }

  /** What {@link #ask} answers where it matters to the desk: an open gate looks at nobody. */
  public Verdict tryRules(Sql sql, Question question) {
    return of(question.desk()).isOpen() ? Verdict.OPEN : ask(sql, question);
  }

  /** Somebody whom we do not know has no contract. */
  public Verdict ask(Sql sql, Question question) {
    var contact = contacts.get(sql, question.contact());
    var contract = contact.flatMap(person -> contract(sql, person));
    var today = LocalDate.ofInstant(sql.now(), config.organization().zone());
    boolean holds = contract.filter(c -> c.holdsOn(today)).isPresent();
    var facts = new Facts(question, contact, contract.orElse(null), holds);
    var rule = of(question.desk()).rules().stream().filter(r -> fits(r, facts)).findFirst();
    return new Verdict(rule.orElse(null), holds);
  }

  private Optional<Contract> contract(Sql sql, Contact person) {
    return Optional.ofNullable(person.companyId())
        .flatMap(id -> companies.get(sql, id))
        .map(Company::contract);
  }

  private record Facts(
      Question about, Optional<Contact> contact, @Nullable Contract contract, boolean holds) {}

  private boolean fits(GateRule rule, Facts facts) {
    return fitsStanding(rule, facts)
        && fitsContract(rule, facts)
        && fitsProduct(rule, facts)
        && fitsModule(rule, facts)
        && fitsPlan(rule, facts);
  }

  private static boolean fitsStanding(GateRule rule, Facts facts) {
    var contract = facts.contract();
    return rule.standings().isEmpty()
        || (contract != null
            && rule.standings().stream()
                .anyMatch(standing -> standing.name().equals(contract.standing().name())));
  }

  private static boolean fitsContract(GateRule rule, Facts facts) {
    return switch (rule.contract()) {
      case null -> true;
      case NONE -> !facts.holds();
      case VALID -> facts.holds();
    };
  }

  private boolean fitsProduct(GateRule rule, Facts facts) {
    var product = facts.about().product();
    var contract = facts.contract();
    return switch (rule.product()) {
      case null -> true;
      case FOREIGN ->
          product != null && !config.products().isEmpty() && !names(config.products(), product);
      case UNCOVERED ->
          product != null
              && (contract == null
                  || (!contract.products().isEmpty() && !names(contract.products(), product)));
    };
  }

  private boolean fitsModule(GateRule rule, Facts facts) {
    var module = facts.about().module();
    return switch (rule.module()) {
      case null -> true;
      case UNCOVERED -> module != null && !covers(facts.contract(), module);
      case UNTRAINED -> module != null && !names(trained(facts), module);
    };
  }

  private boolean covers(@Nullable Contract contract, String module) {
    if (contract == null) {
      return false;
    }
    var ofPlan = plan(contract).map(PlanConfig::modules).orElse(List.of());
    var all = Stream.concat(contract.modules().stream(), ofPlan.stream()).toList();
    return all.isEmpty() || names(all, module);
  }

  private Optional<PlanConfig> plan(Contract contract) {
    return Optional.ofNullable(contract.plan()).flatMap(config::plan);
  }

  /** The person's own list where somebody keeps one, else the company's. */
  private static List<String> trained(Facts facts) {
    var own = facts.contact().map(Contact::trained).orElse(List.of());
    var contract = facts.contract();
    return !own.isEmpty() ? own : contract == null ? List.of() : contract.trained();
  }

  private static boolean fitsPlan(GateRule rule, Facts facts) {
    var contract = facts.contract();
    return rule.plans().isEmpty() || (contract != null && rule.plans().contains(contract.plan()));
  }

  private static boolean names(List<String> list, String word) {
    String plain = Written.plain(word);
    return list.stream().anyMatch(one -> Written.plain(one).equals(plain));
  }
}
