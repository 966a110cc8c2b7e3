package dev.guiche.channel.email;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static java.util.regex.Pattern.UNICODE_CASE;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The words by which mail programs introduce what they quote; Portuguese, English, Spanish. */
final class QuoteWords {
  private static final String WROTE =
      "(?:escreveu|escreveram|wrote|writes|escribi[oó]|escribieron)";
  private static final Pattern DATED =
      words(
          "^(?=.*\\d)(?:em|no dia|dia|na|on|el|en|con fecha)\\b.{4,300}\\b"
              + WROTE
              + "\\s*[:.…]?$");
  private static final Pattern ADDRESSED =
      words(
          "^.{0,200}(?:<\\S+@\\S+>|\\(\\S+@\\S+\\)|\\d{1,2}[/.:-]\\d{1,2}).{0,200}\\b"
              + WROTE
              + "\\s*:?$");
  private static final Pattern NUMERIC =
      words("^\\d{4}-\\d{2}-\\d{2}\\s.{4,200}<\\S+@\\S+>\\s*:?$");
  private static final Pattern NAMED = words("^\\S.{0,80}\\b" + WROTE + "\\s*:$");
  private static final Pattern COULD_END = words("(?:" + WROTE + "[^\\p{L}]*|>\\s*:?)$");
  private static final Pattern DECORATION = Pattern.compile("^[\\s\\-_=*|#>]+|[\\s\\-_=*|#]+$");

  private static final Pattern ORIGINAL =
      words(
          "^(?:-{2,}|_{2,}|={2,})\\s*(?:mensagem original|original message|mensaje original"
              + "|e-?mail original|original e-?mail|original appointment|compromisso original)"
              + "\\s*(?:-{2,}|_{2,}|={2,})$");
  private static final Pattern FORWARDED =
      words(
          "^(?:[-_=]{2,}\\s*(?:mensagem encaminhada|mensagem reencaminhada|e-?mail encaminhado"
              + "|forwarded message|forwarded by|forwarded e-?mail|mensaje reenviado"
              + "|correo reenviado|forwarded mail)\\b.{0,80}"
              + "|begin forwarded message:|in[ií]cio da mensagem (?:re)?encaminhada:"
              + "|inicio del mensaje reenviado:|empieza el mensaje reenviado:)\\s*$");
  private static final Pattern FORWARD_SUBJECT =
      words("^\\s*(?:\\[[^\\]]{1,40}\\]\\s*)?(?:enc|fwd?|rv|reenv|tr|encaminhad[oa])\\s*:.*");
  private static final Pattern REPLY_SUBJECT =
      words("^\\s*(?:\\[[^\\]]{1,40}\\]\\s*)?(?:re|res|resp|aw|r|antw|sv)(?:\\[\\d+\\])?\\s*:.*");
  private static final Pattern ONE_LINE_HEADER =
      words(
          "^(?:de|from)\\s*:.{2,300}\\b(?:enviad[oa](?: em| el)?|sent|data|date|fecha)\\s*:.{4,200}"
              + "\\b(?:assunto|subject|asunto)\\s*:.*");
  private static final Pattern BELOW =
      words(
          "\\b(?:respost|respond|coment|respuest|answer|repl(?:y|ies)|response|comment)\\w*[^.!?]{0,40}\\b(?:abaixo|logo"
              + " abaixo|entre as linhas|abajo|below|in ?line|(?:em|en|in)"
              + " (?:vermelho|azul|verde|negrito|rojo|negrita|red|blue|green|bold))\\b");

  private QuoteWords() {}

  private static Pattern words(String regex) {
    return Pattern.compile(regex, CASE_INSENSITIVE | UNICODE_CASE);
  }

  /** A line that says who wrote what is quoted under it, and when. */
  static boolean isAttribution(String line) {
    if (!couldEndAttribution(line)) {
      return false;
    }
    String bare = bare(line);
    return COULD_END.matcher(bare).find()
        && bare.length() < 600
        && (DATED.matcher(bare).matches()
            || ADDRESSED.matcher(bare).matches()
            || NUMERIC.matcher(bare).matches());
  }

  /** A cheap look before the costly ones: most lines of most mails end here. */
  static boolean couldEndAttribution(String line) {
    int from = Math.max(0, line.length() - 60);
    return line.indexOf('>', from) >= 0
        || line.indexOf("wr", from) >= 0
        || line.indexOf("escr", from) >= 0;
  }

  /** One that begins with its date, as in "Em 3 de março". */
  static boolean isDatedAttribution(String line) {
    return DATED.matcher(bare(line)).matches();
  }

  /** "Maria wrote:", which counts only above a quote. */
  static boolean isWeakAttribution(String line) {
    return line.length() < 100 && line.indexOf(':') > 0 && NAMED.matcher(bare(line)).matches();
  }

  static boolean isOriginalMessage(String line) {
    return isDrawn(line) && ORIGINAL.matcher(line.strip()).matches();
  }

  private static boolean isDrawn(String line) {
    String stripped = line.stripLeading();
    return !stripped.isEmpty() && line.length() < 200 && "-_=".indexOf(stripped.charAt(0)) >= 0;
  }

  static boolean isForwarded(String line) {
    return (isDrawn(line) || line.stripTrailing().endsWith(":"))
        && FORWARDED.matcher(line.strip()).matches();
  }

  static boolean isForwardSubject(String subject) {
    return FORWARD_SUBJECT.matcher(subject).matches();
  }

  static boolean isReplySubject(String subject) {
    return REPLY_SUBJECT.matcher(subject).matches();
  }

  /** Whether the writer says that the answers stand inside the quote. */
  static boolean announcesAnswersBelow(String text) {
    return BELOW.matcher(text).find();
  }

  private static String bare(String line) {
    return DECORATION.matcher(line.strip()).replaceAll("");
  }

  /** The lines that programs of one family put above what they quote. */
  private enum Field {
    FROM("de|from"),
    DATE("enviad[oa]s?(?: em| el)?|sent|data|date|fecha(?: de env[ií]o)?|data de envio"),
    TO("para|to|a"),
    SUBJECT("assunto|subject|asunto"),
    OTHER(
        "cc|cco|bcc|responder a|reply-to|anexos?|attachments?|prioridade|import[aâ]ncia"
            + "|importance|adjuntos?|organiza[cç][aã]o|organization");

    private final Pattern pattern;

    Field(String names) {
      pattern = words("^[*_\\s]*(?:" + names + ")\\s*:[*_]*(?:\\s.*|\\S.*)?$");
    }
  }

  /** Whether a block such as "De: … Enviado: … Para: … Assunto: …" begins at this line. */
  static boolean isHeaderBlock(List<Line> lines, int from) {
    Line first = lines.get(from);
    if (!hasField(first.text())) {
      return false;
    }
    if (ONE_LINE_HEADER.matcher(first.text().strip()).matches()) {
      return true;
    }
    Set<Field> seen = EnumSet.noneOf(Field.class);
    int foreign = 0;
    for (int i = from; i < lines.size() && i < from + 14 && foreign < 3; i++) {
      Line line = lines.get(i);
      if (line.isBlank() && i > from) {
        continue;
      }
      boolean known = line.depth() == first.depth() && collect(line.text(), seen);
      if (i == from && !known) {
        return false;
      }
      foreign = known ? 0 : foreign + 1;
    }
    return seen.contains(Field.FROM)
        && seen.contains(Field.SUBJECT)
        && (seen.contains(Field.DATE) || seen.contains(Field.TO));
  }

  private static boolean hasField(String line) {
    int colon = line.indexOf(':');
    return colon > 0 && colon < 30;
  }

  private static boolean collect(String line, Set<Field> seen) {
    if (!hasField(line)) {
      return false;
    }
    for (Field field : Field.values()) {
      if (field.pattern.matcher(line).matches()) {
        return seen.add(field);
      }
    }
    return false;
  }
}
