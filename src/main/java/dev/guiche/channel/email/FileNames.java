package dev.guiche.channel.email;

import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a file is called: as its sender said, made harmless, or what fits its kind. */
final class FileNames {
  private static final int LONGEST = 150;
  private static final Pattern FOREIGN = Pattern.compile("[\\\\/:*?\"<>|\\p{Cntrl}]");
  private static final Pattern HIDDEN_TURN =
      Pattern.compile("[\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}]");
  private static final Map<String, String> ENDINGS =
      Map.ofEntries(
          Map.entry("image/jpeg", "jpg"),
          Map.entry("image/png", "png"),
          Map.entry("image/gif", "gif"),
          Map.entry("image/webp", "webp"),
          Map.entry("image/heic", "heic"),
          Map.entry("application/pdf", "pdf"),
          Map.entry("application/xml", "xml"),
          Map.entry("text/xml", "xml"),
          Map.entry("application/zip", "zip"),
          Map.entry("text/plain", "txt"),
          Map.entry("text/html", "html"),
          Map.entry("text/csv", "csv"),
          Map.entry("text/vcard", "vcf"),
          Map.entry("text/x-vcard", "vcf"),
          Map.entry("audio/mpeg", "mp3"),
          Map.entry("audio/ogg", "ogg"),
          Map.entry("video/mp4", "mp4"));

  private FileNames() {}

  /**
   * @param said the sender's name for it, decoded, or null
   * @param number which file of the mail it is, from 1
   */
  static String of(@Nullable String said, MediaType type, int number) {
    String safe = said == null ? "" : safe(said);
    return safe.isEmpty() ? made(type, number) : safe;
  }

  /** A name with no path, no sign that systems refuse, and its ending kept when it is cut. */
  static String safe(String said) {
    String last = said.substring(Math.max(said.lastIndexOf('/'), said.lastIndexOf('\\')) + 1);
    String turned = HIDDEN_TURN.matcher(last).replaceAll("");
    String name = Clean.line(FOREIGN.matcher(turned).replaceAll("_")).replaceAll("^\\.+", "");
    if (name.length() <= LONGEST) {
      return name;
    }
    int dot = name.lastIndexOf('.');
    String ending = dot > name.length() - 12 ? name.substring(dot) : "";
    return Clean.cut(name, LONGEST - ending.length()) + ending;
  }

  private static String made(MediaType type, int number) {
    if (type.is("text/calendar")) {
      return "convite.ics";
    }
    if (type.is("application/ms-tnef", "application/vnd.ms-tnef")) {
      return "winmail.dat";
    }
    if (type.is("message/rfc822")) {
      return "mensagem-" + number + ".eml";
    }
    if (type.is("application/pgp-signature", "application/pkcs7-signature")) {
      return "assinatura." + (type.value().contains("pgp") ? "asc" : "p7s");
    }
    String stem = type.isIn("image") ? "imagem" : type.isIn("audio") ? "audio" : "anexo";
    return stem + "-" + number + "." + ENDINGS.getOrDefault(type.value(), "bin");
  }
}
