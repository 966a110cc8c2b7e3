package dev.guiche.contact;

import dev.guiche.contact.company.Written;
import dev.guiche.contact.company.WrongValue;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What is kept of a person. A value is a text; an empty one is none. */
public enum ContactField {
  EXTERNAL_ID("externalId", "codigo", "cod", "id externo", "codigo erp", "external id", "id"),
  NAME("name", "nome", "contato", "usuario", "nome do contato"),
  EMAIL("email", "e mail", "e-mail", "email do contato"),
  PHONE("phone", "telefone", "fone", "celular", "whatsapp"),
  COMPANY("company", "empresa", "codigo da empresa", "cod empresa", "cnpj", "cnpj da empresa"),
  ROLE("role", "papel", "perfil", "tipo", "master", "usuario master"),
  TRAINED("trained", "modulos treinados", "treinados", "treinamento", "treinamentos"),
  PORTFOLIO("portfolio", "carteira", "consultor", "responsavel", "e mail do consultor"),
  SEGMENT("segment", "segmento", "ramo"),
  NOTES("notes", "observacoes", "observacao", "obs", "notas");

  private static final Map<String, CompanyRole> ROLES =
      Map.of(
          "user", CompanyRole.USER,
          "usuario", CompanyRole.USER,
          "nao", CompanyRole.USER,
          "master", CompanyRole.MASTER,
          "usuario master", CompanyRole.MASTER,
          "gestor", CompanyRole.MASTER,
          "sim", CompanyRole.MASTER);

  private final String key;
  private final List<String> headers;

  ContactField(String key, String... headers) {
    this.key = key;
    this.headers =
        Stream.concat(Stream.of(Written.plain(key), Written.plain(name())), Stream.of(headers))
            .toList();
  }

  /** As the interface calls it. */
  public String key() {
    return key;
  }

  /** In the {@link Written#plain} form, what spreadsheets call it. */
  public List<String> headers() {
    return headers;
  }

  /**
   * The value in the form in which it is kept; lists by line, a company and a consultant by their
   * numbers.
   *
   * @throws WrongValue when it cannot be one
   */
  public String read(String written, ContactFinder known) {
    String bare = written.strip();
    if (bare.isEmpty()) {
      return this == ROLE ? "user" : "";
    }
    return switch (this) {
      case EXTERNAL_ID -> Written.text(key, bare, 80);
      case NAME -> Written.text(key, bare.replaceAll("\\s+", " "), 120);
      case EMAIL -> email(bare);
      case PHONE -> Written.phone(key, bare);
      case COMPANY -> Long.toString(known.company(bare).value());
      case ROLE -> role(bare);
      case TRAINED -> String.join("\n", Written.words(key, bare));
      case PORTFOLIO -> known.consultant(bare);
      case SEGMENT -> Written.text(key, bare.replaceAll("\\s+", " "), 120);
      case NOTES -> Written.text(key, bare, 20_000);
    };
  }

  private String email(String bare) {
    if (!Contacts.isEmail(bare)) {
      throw new WrongValue(
          key,
          "“%s” não parece um e-mail. Confira o que vem antes e depois do @."
              .formatted(Written.brief(bare)));
    }
    return bare.toLowerCase(Locale.ROOT);
  }

  private String role(String bare) {
    var role = ROLES.get(Written.plain(bare));
    if (role == null) {
      throw new WrongValue(
          key, "“%s” não é um papel. Use usuário ou master.".formatted(Written.brief(bare)));
    }
    return role.name().toLowerCase(Locale.ROOT);
  }
}
