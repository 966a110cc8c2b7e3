package dev.guiche.panel;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guiche.contact.Contacts;
import dev.guiche.contact.company.Companies;
import dev.guiche.contact.company.Company;
import dev.guiche.contact.company.CompanyId;
import dev.guiche.contact.company.CompanySheet;
import dev.guiche.contact.company.Known;
import dev.guiche.database.Sql;
import dev.guiche.http.Answer;
import dev.guiche.http.Call;
import dev.guiche.http.Endpoints;
import dev.guiche.http.Pages;
import dev.guiche.http.door.Refused;
import dev.guiche.panel.view.CompanyView;
import dev.guiche.panel.view.PersonView.ContactSummary;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Who pays. Everybody may know them; who changes them, changes whom the gates let through. */
final class CompanyEndpoints implements Endpoints.Group {
  private final Services services;
  private final Companies companies = new Companies();
  private final Contacts contacts = new Contacts();

  CompanyEndpoints(Services services) {
    this.services = services;
  }

  @Override
  public void register(Endpoints endpoints) {
    endpoints
        .on("listCompanies", this::list)
        .on("createCompany", this::create)
        .on("upsertCompany", this::upsert)
        .on("getCompany", call -> Answer.ok(full(find(services.database(), call))))
        .on("changeCompany", this::change)
        .on("deleteCompany", this::delete)
        .on("listPlans", this::plans);
  }

  private Answer list(Call call) {
    var after = Pages.after(call);
    var found =
        companies.search(
            services.database(),
            call.text("q").orElse("").strip(),
            after == null ? null : new CompanyId(after),
            call.limit() + 1);
    var page = Pages.of(found, call.limit(), company -> company.id().value());
    var today = today();
    return Answer.ok(
        new Pages.Page<>(
            page.items().stream().map(c -> CompanyView.of(c, services.config(), today)).toList(),
            page.next()));
  }

  private Answer create(Call call) {
    var made = services.database().inTransaction(tx -> save(tx, CompanySheet.blank(), call.body()));
    return Answer.created(full(made));
  }

  /** The ERP says how a company is, whether we knew it or not. */
  private Answer upsert(Call call) {
    String externalId = call.body().get("externalId").asText();
    var saved =
        services
            .database()
            .inTransaction(
                tx -> {
                  lock(tx, externalId);
                  var known = companies.ofExternal(tx, externalId).map(CompanySheet::of);
                  return save(tx, known.orElseGet(CompanySheet::blank), call.body());
                });
    return Answer.ok(full(saved));
  }

  /** Two that state the same company at once wait for each other. */
  static void lock(Sql tx, String externalId) {
    tx.list(
        "select pg_advisory_xact_lock(hashtextextended($1, 3))::text",
        row -> 0,
        externalId.strip());
  }

  private Answer change(Call call) {
    var changed =
        services
            .database()
            .inTransaction(
                tx -> {
                  tx.list("select id from company where id = $1 for update", r -> 0, call.id());
                  return save(tx, CompanySheet.of(find(tx, call)), call.body());
                });
    return Answer.ok(full(changed));
  }

  private Company save(Sql tx, CompanySheet before, JsonNode body) {
    var next = before.with(Fields.ofCompany(body), Known.of(tx, services.config()));
    var id = companies.save(tx, List.of(next)).getFirst();
    return companies.get(tx, id).orElseThrow();
  }

  private Answer delete(Call call) {
    if (!companies.delete(services.database(), new CompanyId(call.id()))) {
      throw new Refused.NotFound();
    }
    return Answer.nothing();
  }

  private Company find(Sql sql, Call call) {
    return companies.get(sql, new CompanyId(call.id())).orElseThrow(Refused.NotFound::new);
  }

  private CompanyView.Full full(Company company) {
    var people = contacts.ofCompany(services.database(), company.id());
    return new CompanyView.Full(
        CompanyView.of(company, services.config(), today()),
        people.stream().map(ContactSummary::of).toList());
  }

  private LocalDate today() {
    return LocalDate.ofInstant(services.database().now(), services.config().organization().zone());
  }

  private Answer plans(Call call) {
    var plans =
        services.config().plans().stream()
            .map(plan -> CompanyView.PlanView.of(plan, services.config()))
            .toList();
    return Answer.ok(Map.of("items", plans, "products", services.config().products()));
  }
}
