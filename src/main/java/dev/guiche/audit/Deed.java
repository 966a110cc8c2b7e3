package dev.guiche.audit;

import org.jspecify.annotations.Nullable;

/**
 * Something that somebody did or tried.
 *
 * @param consultant the number of who did it; null where nobody was logged in
 * @param account the address of the account at which a login knocked; only looked up, never kept
 * @param entryRef a mark of the session or the number of the token, or null
 * @param address from where
 * @param operation as the HTTP document calls it
 * @param ids of its path
 * @param status HTTP
 */
public record Deed(
    @Nullable Long consultant,
    @Nullable String account,
    Entry entry,
    @Nullable String entryRef,
    String address,
    String operation,
    String ids,
    int status) {

  /** How they came in. */
  public enum Entry {
    SESSION,
    TOKEN,
    NONE
  }
}
