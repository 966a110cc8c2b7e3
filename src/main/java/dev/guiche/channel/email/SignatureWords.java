package dev.guiche.channel.email;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static java.util.regex.Pattern.UNICODE_CASE;

import java.util.regex.Pattern;

/** The words by which a signature or a footer gives itself away; Portuguese, English, Spanish. */
final class SignatureWords {
  private static final Pattern MOBILE =
      words(
          "^(?:enviad[oa] (?:do|da|desde|de|a partir d[oe]|por|via|pelo|con|com) (?:o |el |meu"
              + " |minha |mi |un |um )?(?:meu |minha |mi |app |aplicativo"
              + " )?(?:iphone|ipad|ipod|galaxy|samsung|smartphone|celular|dispositivo"
              + "|android|windows|outlook|yahoo|gmail|e-?mail|correio|correo|mail|motorola|moto|xiaomi|redmi|huawei|lg|bluemail|protonmail|proton|tablet|telefone|tel[eé]fono|m[oó]vil|aplicativo|blackberry|aqua"
              + " ?mail)\\b.{0,80}|sent (?:from|via|with|by) (?:my |the |a"
              + " )?(?:iphone|ipad|ipod|galaxy|samsung|smartphone|phone|mobile|cell|android|windows|outlook|yahoo|gmail|mail|e-?mail|motorola|xiaomi|huawei|bluemail|proton|tablet|blackberry|aqua"
              + " ?mail)\\b.{0,80}|(?:obter|obtenha|baixe|get|obtener|obt[eé]n|descarga) (?:o |el"
              + " )?(?:outlook|bluemail|yahoo mail|gmail)\\b.{0,60})$");
  private static final Pattern FOOTER =
      words(
          "^(?:(?:livre|não contém|libre|no contiene) (?:de"
              + " )?v[ií]rus?\\b.*|virus-free\\b.*|(?:este|esse|this)"
              + " (?:e-?mail|mensagem|message|correo)\\b.{0,40}(?:v[ií]rus|avast|avg)\\b.*|antes de"
              + " imprimir\\b.*|please consider the environment\\b.*|pense no meio"
              + " ambiente\\b.*|(?:aviso legal|aviso de confidencialidade|confidentiality"
              + " notice|disclaimer|nota de confidencialidade|aviso de privacidad)\\b.*|(?:esta"
              + " mensagem|este e-?mail|esta comunica[cç][aã]o|as informa[cç][oõ]es contidas|o"
              + " conte[uú]do d(?:este|esta)|this (?:e-?mail|message|communication)|the information"
              + " contained|the contents of this|este (?:correo|mensaje)|la informaci[oó]n"
              + " contenida)\\b.{0,200}\\b(?:confiden\\w+|sigil\\w+|privileged|privilegiad\\w+|destinat[aá]ri\\w+|addressee|intended"
              + " recipient|intended (?:solely|only)).*)$");
  private static final Pattern CLOSING =
      words(
          "^(?:at(?:t|te|enciosamente|ciosamente)?|abra[cç]os?|abs|cordialmente|sauda[cç][oõ]es|grat[oa]|respeitosamente|(?:muito"
              + " )?obrigad[oa]s?(?: desde j[aá])?|desde j[aá](?:,)?"
              + " agrade[cç]o|(?:best|kind|warm)?\\s?regards|sincerely(?: yours)?|best"
              + " wishes|cheers|(?:many )?thanks|thank you|(?:un )?saludos?(?: cordiales?)?|(?:un"
              + " )?cordial saludo|atentamente|gracias)\\s*[,.!;]*$");
  private static final Pattern CONTACT =
      words(
          "(?:\\(?\\d{2}\\)?[\\s.-]*9?\\d{4}[\\s.-]?\\d{4}\\b|\\+\\d[\\d\\s().-]{7,}|\\bwww\\.|https?://|\\S+@\\S+\\.\\w"
              + "|\\b(?:tel|fone|telefone|cel|celular|whatsapp|ramal|phone|mobile|m[oó]vil|cnpj|skype)\\b\\s*[.:])");
  private static final Pattern AROUND = Pattern.compile("^[\\s*_<\\[(\"]+|[\\s*_>\\])\".]+$");
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern DELIMITER = Pattern.compile("^(?:-- ?|—|–)$");
  private static final Pattern RULE = Pattern.compile("^\\s*[_=*―—–-]{5,}\\s*$");

  private SignatureWords() {}

  private static Pattern words(String regex) {
    return Pattern.compile(regex, CASE_INSENSITIVE | UNICODE_CASE);
  }

  static boolean isMobile(String line) {
    return MOBILE.matcher(bare(line)).matches();
  }

  static boolean isFooter(String line) {
    return FOOTER.matcher(bare(line)).matches();
  }

  static boolean isClosing(String line) {
    return line.length() < 60 && CLOSING.matcher(bare(line)).matches();
  }

  /** A telephone, an address on the web or by mail: what makes a few lines a signature. */
  static boolean isContact(String line) {
    return CONTACT.matcher(line).find();
  }

  static boolean isDelimiter(String line) {
    return DELIMITER.matcher(line).matches();
  }

  static boolean isRule(String line) {
    return RULE.matcher(line).matches();
  }

  private static String bare(String line) {
    String inner = AROUND.matcher(Clean.cut(line, 2_000)).replaceAll("");
    return BLANKS.matcher(inner).replaceAll(" ");
  }
}
