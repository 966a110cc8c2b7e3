package dev.guiche.ticket;

import org.jspecify.annotations.Nullable;

/**
 * What the contract gate is told beside who asks whom.
 *
 * @param product what the ticket is about, or null
 * @param module of the product, or null
 * @param pass why somebody with the right passes the gate all the same, or null
 */
public record Admission(@Nullable String product, @Nullable String module, @Nullable String pass) {
  /** Nothing is known, and nobody passes anything. */
  public static final Admission PLAIN = new Admission(null, null, null);

  public Admission {
    product = blankIsNull(product);
    module = blankIsNull(module);
    pass = blankIsNull(pass);
  }

  private static @Nullable String blankIsNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
