package dev.guiche.http.door;

import dev.guiche.conversation.Sight;
import dev.guiche.desk.ConsultantId;
import dev.guiche.desk.Role;

/**
 * Who makes a request.
 *
 * @param role what they may do; a program's is its token's, at most that of its consultant
 * @param entry how they came in
 */
public record Caller(ConsultantId id, String name, Role role, Entry entry) {
  /** The key they came in with. */
  public sealed interface Entry {
    /** A person; the hash of their cookie. */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    record Session(byte[] hash) implements Entry {}

    /** A program. */
    record Token(long id) implements Entry {}
  }

  /** What they may see. */
  public Sight sight() {
    return role.mayDo(Role.SUPERVISOR) ? Sight.everything() : Sight.of(id);
  }

  public boolean isPerson() {
    return entry instanceof Entry.Session;
  }
}
