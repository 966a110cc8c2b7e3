package dev.guiche.sandbox.page;

import org.jspecify.annotations.Nullable;

/**
 * What a customer writes.
 *
 * @param subject of a new mail; null everywhere else
 * @param answers the line that is answered, or null
 * @param file null for none
 */
public record Said(
    String text, @Nullable String subject, @Nullable String answers, @Nullable File file) {

  /** A file in a customer's hand. */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  public record File(String name, String mediaType, byte[] bytes) {}
}
