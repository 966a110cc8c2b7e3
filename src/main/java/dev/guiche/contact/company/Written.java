package dev.guiche.contact.company;

import dev.guiche.channel.Phone;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads what people and other systems write into the one form in which we keep it. */
public final class Written {
  private static final DateTimeFormatter BRAZILIAN =
      DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT);

  private static final Map<String, Standing> STANDINGS =
      Map.ofEntries(
          Map.entry("ok", Standing.OK),
          Map.entry("em dia", Standing.OK),
          Map.entry("ativo", Standing.OK),
          Map.entry("regular", Standing.OK),
          Map.entry("adimplente", Standing.OK),
          Map.entry("pending", Standing.PENDING),
          Map.entry("pendente", Standing.PENDING),
          Map.entry("inadimplente", Standing.PENDING),
          Map.entry("em atraso", Standing.PENDING),
          Map.entry("blocked", Standing.BLOCKED),
          Map.entry("bloqueado", Standing.BLOCKED),
          Map.entry("bloqueada", Standing.BLOCKED),
          Map.entry("ended", Standing.ENDED),
          Map.entry("encerrado", Standing.ENDED),
          Map.entry("cancelado", Standing.ENDED),
          Map.entry("inativo", Standing.ENDED));

  private Written() {}

  /** Lower case, no accents, single blanks: in what two spellings of a word are equal. */
  public static String plain(String written) {
    return Normalizer.normalize(written, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[\\s_]+", " ")
        .strip();
  }

  static String line(String field, String written, int longest) {
    String line = written.replace("\0", "").replaceAll("\\s+", " ").strip();
    if (line.length() > longest) {
      throw new WrongValue(field, "Tem mais de %d caracteres. Encurte o texto.".formatted(longest));
    }
    return line;
  }

  public static String text(String field, String written, int longest) {
    String text = written.replace("\0", "").strip();
    if (text.length() > longest) {
      throw new WrongValue(field, "Tem mais de %d caracteres. Encurte o texto.".formatted(longest));
    }
    return text;
  }

  static String taxId(String written) {
    return TaxId.read(written)
        .orElseThrow(
            () ->
                new WrongValue(
                    "taxId",
                    "“%s” não é um CNPJ válido. Confira os dígitos.".formatted(brief(written))))
        .value();
  }

  public static String phone(String field, String written) {
    return Phone.read(written)
        .map(Phone::e164)
        .orElseThrow(
            () ->
                new WrongValue(
                    field,
                    "“%s” não é um telefone. Escreva com DDD, como (21) 98016-8691."
                        .formatted(brief(written))));
  }

  /** Separated by commas, semicolons, bars or line ends; each once. */
  public static List<String> words(String field, String written) {
    var words =
        Arrays.stream(written.split("[,;|\\n]", -1))
            .map(word -> line(field, word, 80))
            .filter(word -> !word.isEmpty())
            .collect(Collectors.toMap(Written::plain, w -> w, (a, b) -> a, java.util.TreeMap::new));
    if (words.size() > 200) {
      throw new WrongValue(field, "São mais de 200 itens. Reduza a lista.");
    }
    return List.copyOf(words.values());
  }

  static String day(String written) {
    if (!written.matches("0?[1-9]|[12][0-9]|3[01]")) {
      throw new WrongValue(
          "dueDay", "“%s” não é um dia do mês. Use um número de 1 a 31.".formatted(brief(written)));
    }
    return Integer.toString(Integer.parseInt(written));
  }

  static String date(String field, String written) {
    try {
      var day =
          written.contains("/") ? LocalDate.parse(written, BRAZILIAN) : LocalDate.parse(written);
      if (day.getYear() >= 1900 && day.getYear() <= 2999) {
        return day.toString();
      }
    } catch (DateTimeException noDate) {
      // Said below, as for a year that nobody means.
    }
    throw new WrongValue(
        field, "“%s” não é uma data. Escreva como 31/12/2026.".formatted(brief(written)));
  }

  static String standing(String written) {
    var standing = STANDINGS.get(plain(written));
    if (standing == null) {
      throw new WrongValue(
          "standing",
          "“%s” não é uma situação. Use em dia, pendente, bloqueado ou encerrado."
              .formatted(brief(written)));
    }
    return standing.name().toLowerCase(Locale.ROOT);
  }

  public static String brief(String written) {
    return written.length() <= 40 ? written : written.substring(0, 40) + "…";
  }
}
