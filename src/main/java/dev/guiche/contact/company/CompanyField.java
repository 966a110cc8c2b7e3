package dev.guiche.contact.company;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What is kept of a company and its contract. A value is a text; an empty one is none. */
public enum CompanyField {
  EXTERNAL_ID("externalId", "codigo", "cod", "id externo", "codigo erp", "external id", "id"),
  NAME("name", "nome", "empresa", "razao social", "nome fantasia", "fantasia"),
  TAX_ID("taxId", "cnpj", "cnpj cpf", "documento"),
  PHONE("phone", "telefone", "fone", "celular", "whatsapp"),
  NOTES("notes", "observacoes", "observacao", "obs", "notas"),
  PORTFOLIO("portfolio", "carteira", "consultor", "responsavel", "e mail do consultor"),
  PLAN("plan", "plano"),
  PRODUCTS("products", "produtos", "produto", "sistemas", "sistema"),
  MODULES("modules", "modulos", "modulo", "modulos contratados"),
  TRAINED("trained", "modulos treinados", "treinados", "treinamento", "treinamentos"),
  DUE_DAY("dueDay", "vencimento", "dia do vencimento", "dia de vencimento", "dia vencimento"),
  STANDING("standing", "situacao", "situacao financeira", "status", "financeiro"),
  SINCE("since", "inicio", "desde", "data de inicio", "inicio do contrato"),
  UNTIL("until", "fim", "ate", "termino", "validade", "fim do contrato");

  /** Those of the contract: one of them given, and there is a contract. */
  static final List<CompanyField> OF_CONTRACT =
      List.of(PLAN, PRODUCTS, MODULES, TRAINED, DUE_DAY, STANDING, SINCE, UNTIL);

  private final String key;
  private final List<String> headers;

  CompanyField(String key, String... headers) {
    this.key = key;
    this.headers =
        Stream.concat(Stream.of(Written.plain(key), Written.plain(name())), Stream.of(headers))
            .toList();
  }

  /** As the interface calls it. */
  public String key() {
    return key;
  }

  public boolean isOfContract() {
    return OF_CONTRACT.contains(this);
  }

  /** In the {@link Written#plain} form, what spreadsheets call it. */
  public List<String> headers() {
    return headers;
  }

  /**
   * The value in the form in which it is kept; lists by line.
   *
   * @throws WrongValue when it cannot be one
   */
  public String read(String written, Known known) {
    String bare = written.strip();
    if (bare.isEmpty()) {
      return "";
    }
    return switch (this) {
      case EXTERNAL_ID -> Written.line(key, bare, 80);
      case NAME -> Written.line(key, bare, 200);
      case TAX_ID -> Written.taxId(bare);
      case PHONE -> Written.phone(key, bare);
      case NOTES -> Written.text(key, bare, 20_000);
      case PORTFOLIO -> known.staff().find(bare);
      case PLAN -> known.plan(bare);
      case PRODUCTS, MODULES, TRAINED -> String.join("\n", Written.words(key, bare));
      case DUE_DAY -> Written.day(bare);
      case STANDING -> Written.standing(bare);
      case SINCE, UNTIL -> Written.date(key, bare);
    };
  }

  /**
   * What makes a whole of single values; the standing of a contract is fine until somebody says
   * otherwise.
   */
  static void complete(Map<CompanyField, String> values) {
    if (values.getOrDefault(NAME, "").isEmpty()) {
      throw new WrongValue(NAME.key, "Falta o nome da empresa. Informe-o.");
    }
    boolean contract = OF_CONTRACT.stream().anyMatch(f -> !values.getOrDefault(f, "").isEmpty());
    if (contract && values.getOrDefault(STANDING, "").isEmpty()) {
      values.put(STANDING, "ok");
    }
    String since = values.getOrDefault(SINCE, "");
    String until = values.getOrDefault(UNTIL, "");
    if (!since.isEmpty() && !until.isEmpty() && until.compareTo(since) < 0) {
      throw new WrongValue(UNTIL.key, "O contrato terminaria antes de começar. Confira as datas.");
    }
  }
}
