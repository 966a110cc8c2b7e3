package dev.guiche.contact.company;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guiche.channel.Address;
import dev.guiche.config.Label;
import dev.guiche.config.PlanConfig;
import dev.guiche.config.PlanConfig.FieldService;
import dev.guiche.contact.Contacts;
import dev.guiche.database.TestDatabase;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CompaniesTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();
  private static final Known KNOWN =
      new Known(
          List.of(
              new PlanConfig(
                  "basico", new Label(Map.of("pt-BR", "Básico")), FieldService.CHARGED, List.of())),
          Locale.forLanguageTag("pt-BR"),
          new Staff(Map.of(), Map.of()));

  private final Companies companies = new Companies();

  private Company keep(CompanySheet sheet, Map<CompanyField, String> changes) {
    var id = companies.save(db.database(), List.of(sheet.with(changes, KNOWN))).getFirst();
    return companies.get(db.database(), id).orElseThrow();
  }

  @Test
  void whatAnErpWritesIsKeptInOneForm() {
    var kept =
        keep(
            CompanySheet.blank(),
            Map.of(
                CompanyField.EXTERNAL_ID, "A-17",
                CompanyField.NAME, "  Padaria   do Zé ",
                CompanyField.TAX_ID, "11.222.333/0001-81",
                CompanyField.PHONE, "(21) 8016-8691",
                CompanyField.PLAN, "Plano BASICO",
                CompanyField.MODULES, "fiscal; PDV, fiscal",
                CompanyField.STANDING, "Inadimplente",
                CompanyField.DUE_DAY, "05",
                CompanyField.UNTIL, "31/12/2026"));
    assertThat(kept.name()).isEqualTo("Padaria do Zé");
    assertThat(kept.taxId()).isEqualTo("11222333000181");
    assertThat(kept.phone()).as("with the ninth digit").isEqualTo("+5521980168691");
    assertThat(kept.contract().plan()).isEqualTo("basico");
    assertThat(kept.contract().modules()).containsExactly("fiscal", "PDV");
    assertThat(kept.contract().standing()).isEqualTo(Standing.PENDING);
    assertThat(kept.contract().dueDay()).isEqualTo(5);
    assertThat(kept.contract().until()).isEqualTo("2026-12-31");
    assertThat(companies.ofExternal(db.database(), "A-17")).contains(kept);
    assertThat(CompanySheet.of(kept).with(Map.of(), KNOWN).differences(CompanySheet.of(kept)))
        .isEmpty();
  }

  @Test
  void aContractGoesWhenAllOfItIsEmptied() {
    var kept =
        keep(
            CompanySheet.blank(),
            Map.of(CompanyField.NAME, "Sem contrato", CompanyField.PLAN, "basico"));
    assertThat(kept.contract().standing()).isEqualTo(Standing.OK);
    var emptied =
        keep(CompanySheet.of(kept), Map.of(CompanyField.PLAN, "", CompanyField.STANDING, ""));
    assertThat(emptied.contract()).isNull();
  }

  @Test
  void whatCannotBeIsRefusedWithItsCure() {
    assertThatThrownBy(() -> keep(CompanySheet.blank(), Map.of(CompanyField.PHONE, "1")))
        .isInstanceOf(WrongValue.class)
        .hasMessageContaining("DDD");
    assertThatThrownBy(
            () ->
                keep(
                    CompanySheet.blank(),
                    Map.of(CompanyField.NAME, "x", CompanyField.PLAN, "Ouro")))
        .hasMessageContaining("Básico");
    keep(
        CompanySheet.blank(),
        Map.of(CompanyField.NAME, "Uma", CompanyField.TAX_ID, "12ABC34501DE35"));
    assertThatThrownBy(
            () ->
                keep(
                    CompanySheet.blank(),
                    Map.of(CompanyField.NAME, "Outra", CompanyField.TAX_ID, "12ABC34501DE35")))
        .isInstanceOf(WrongValue.class)
        .hasMessageContaining("CNPJ");
  }

  @Test
  void aSearchFindsWhatPeopleType() {
    keep(
        CompanySheet.blank(),
        Map.of(
            CompanyField.NAME, "Mercado 100%",
            CompanyField.TAX_ID, "00000000000191",
            CompanyField.PHONE, "21980160000"));
    for (var typed : List.of("100%", "mercado", "00.000.000/0001-91", "98016-0000", "")) {
      assertThat(companies.search(db.database(), typed, null, 50))
          .as(typed)
          .anyMatch(found -> found.name().equals("Mercado 100%"));
    }
    assertThat(companies.search(db.database(), "200%", null, 50)).isEmpty();
  }

  @Test
  void theNameThatAConsultantTypesBecomesALinkAndFollowsTheCompany() {
    var contacts = new Contacts();
    var database = db.database();
    var person = contacts.meet(database, Address.email("ze@x.example"), "Zé", null).contact();
    contacts.change(database, person, null, null, "Oficina Boa", null);
    var linked = contacts.get(database, person).orElseThrow();
    var company = companies.get(database, linked.companyId()).orElseThrow();
    assertThat(company.name()).isEqualTo("Oficina Boa");
    assertThat(companies.named(database, "OFICINA boa")).isEqualTo(company.id());
    keep(CompanySheet.of(company), Map.of(CompanyField.NAME, "Oficina Melhor"));
    assertThat(contacts.get(database, person).orElseThrow().company()).isEqualTo("Oficina Melhor");
    contacts.change(database, person, null, null, "", null);
    assertThat(contacts.get(database, person).orElseThrow().company()).isNull();
  }
}
