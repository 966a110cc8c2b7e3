package dev.guiche.channel.whatsapp;

import java.util.regex.Pattern;

/** Names for files that WhatsApp sends without one. */
final class FileNames {
  private static final Pattern A_NAME =
      Pattern.compile("[^/\\\\\\p{Cntrl}]{1,200}\\.[A-Za-z0-9]{1,8}");

  private FileNames() {}

  /** Whether a text is nothing but a file's name. */
  static boolean isOne(String text) {
    return A_NAME.matcher(text).matches();
  }

  /**
   * @param number counts from 1
   */
  static String of(String mediaType, int number) {
    String plain = mediaType.split(";", 2)[0].strip();
    int slash = plain.indexOf('/');
    String family = slash < 0 ? "" : plain.substring(0, slash);
    String kind = slash < 0 ? "" : plain.substring(slash + 1);
    return stem(family, kind) + "-" + number + "." + ending(kind);
  }

  private static String stem(String family, String kind) {
    return switch (family) {
      case "image" -> kind.equals("webp") ? "figurinha" : "foto";
      case "audio" -> "audio";
      case "video" -> "video";
      default -> kind.contains("vcard") ? "contato" : "documento";
    };
  }

  private static String ending(String kind) {
    return switch (kind) {
      case "jpeg" -> "jpg";
      case "mpeg" -> "mp3";
      case "quicktime" -> "mov";
      case "vcard", "x-vcard" -> "vcf";
      case "plain" -> "txt";
      case "msword" -> "doc";
      case "vnd.ms-excel" -> "xls";
      case "vnd.openxmlformats-officedocument.wordprocessingml.document" -> "docx";
      case "vnd.openxmlformats-officedocument.spreadsheetml.sheet" -> "xlsx";
      case "vnd.openxmlformats-officedocument.presentationml.presentation" -> "pptx";
      default -> kind.matches("[a-z0-9]{1,5}") ? kind : "bin";
    };
  }
}
