package dev.guiche.sandbox.page;

import org.jspecify.annotations.Nullable;

/**
 * What a customer writes.
 *
 * @param subject of a new mail; null everywhere else
 * @param answers the line that is answered, or null
 * @param file null for none
 * @param pressed whether the text stands on a button or in a list and was pressed, not written
 */
public record Said(
    String text,
    @Nullable String subject,
    @Nullable String answers,
    @Nullable File file,
    boolean pressed) {

  /** Something written or sent. */
  public Said(
      String text, @Nullable String subject, @Nullable String answers, @Nullable File file) {
    this(text, subject, answers, file, false);
  }

  /** A file in a customer's hand. */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  public record File(String name, String mediaType, byte[] bytes) {}
}
