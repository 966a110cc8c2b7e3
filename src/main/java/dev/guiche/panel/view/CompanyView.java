package dev.guiche.panel.view;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.guiche.config.GuicheConfig;
import dev.guiche.config.PlanConfig;
import dev.guiche.contact.company.Company;
import dev.guiche.contact.company.CompanyId;
import dev.guiche.contact.company.Contract;
import dev.guiche.contact.company.DueDates;
import dev.guiche.contact.company.Standing;
import dev.guiche.contact.company.TaxId;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who pays, with what they have a right to (IN-4, IN-11, IN-22). */
public record CompanyView(
    CompanyId id,
    @Nullable String externalId,
    String name,
    @Nullable String taxId,
    @Nullable String phone,
    String notes,
    @Nullable PortfolioView portfolio,
    @Nullable ContractView contract,
    long contacts) {

  /** Who looks after them. */
  public record PortfolioView(long id, String name) {}

  /**
   * @param dueDate of this month, and the day of the block after it
   * @param holds whether it does today
   */
  public record ContractView(
      @Nullable PlanView plan,
      List<String> products,
      List<String> modules,
      List<String> trained,
      Standing standing,
      boolean holds,
      @Nullable Integer dueDay,
      @Nullable String dueDate,
      @Nullable String blockDate,
      @Nullable String since,
      @Nullable String until) {}

  /** A plan that is not in the configuration has only its word. */
  public record PlanView(
      String key,
      String label,
      PlanConfig.@Nullable FieldService fieldService,
      List<String> modules) {
    public static PlanView of(PlanConfig plan, GuicheConfig config) {
      return new PlanView(
          plan.key(),
          plan.label().in(config.organization().locale()),
          plan.fieldService(),
          plan.modules());
    }

    static PlanView of(String key, GuicheConfig config) {
      return config
          .plan(key)
          .map(plan -> of(plan, config))
          .orElseGet(() -> new PlanView(key, key, null, List.of()));
    }
  }

  /** One with its people. */
  public record Full(@JsonUnwrapped CompanyView company, List<PersonView.ContactSummary> people) {}

  /**
   * @param today in the house's zone
   */
  public static CompanyView of(Company c, GuicheConfig config, LocalDate today) {
    return new CompanyView(
        c.id(),
        c.externalId(),
        c.name(),
        c.taxId() == null ? null : new TaxId(c.taxId()).forReading(),
        c.phone(),
        c.notes(),
        c.portfolio() == null
            ? null
            : new PortfolioView(c.portfolio(), String.valueOf(c.portfolioName())),
        c.contract() == null ? null : contract(c.contract(), config, today),
        c.contacts());
  }

  private static ContractView contract(Contract c, GuicheConfig config, LocalDate today) {
    var dates = c.dueDay() == null ? null : DueDates.inTheMonthOf(today, c.dueDay());
    return new ContractView(
        c.plan() == null ? null : PlanView.of(c.plan(), config),
        c.products(),
        c.modules(),
        c.trained(),
        c.standing(),
        c.holdsOn(today),
        c.dueDay(),
        dates == null ? null : dates.due().toString(),
        dates == null ? null : dates.block().toString(),
        c.since() == null ? null : c.since().toString(),
        c.until() == null ? null : c.until().toString());
  }
}
