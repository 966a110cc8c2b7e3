package dev.guiche.desk;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person who answers.
 *
 * @param email lower-case; nobody else's
 * @param capacity conversations that they take at once
 * @param load conversations that they have in hand
 * @param reason what they said of their status, or null
 * @param goneSince when their last screen went; null while one is connected
 * @param desks by id
 * @param skills each a {@link Skill}
 */
public record Consultant(
    ConsultantId id,
    String email,
    String name,
    Role role,
    int capacity,
    int load,
    boolean enabled,
    PresenceStatus status,
    @Nullable String reason,
    @Nullable Instant goneSince,
    List<DeskId> desks,
    List<String> skills) {

  public Consultant {
    desks = List.copyOf(desks);
    skills = List.copyOf(skills);
  }

  /** Whether any of their screens is connected. */
  public boolean isConnected() {
    return goneSince == null;
  }
}
