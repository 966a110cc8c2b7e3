package dev.guiche.panel.view;

import dev.guiche.desk.Consultant;
import dev.guiche.desk.ConsultantId;
import dev.guiche.desk.DeskId;
import dev.guiche.desk.PresenceStatus;
import dev.guiche.desk.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A consultant as colleagues see them.
 *
 * @param email for supervisors and admins; null for others
 */
public record ConsultantView(
    ConsultantId id,
    String name,
    @Nullable String email,
    Role role,
    PresenceView presence,
    int load,
    int capacity,
    List<DeskId> desks,
    boolean enabled,
    List<String> skills) {

  /** Whether they are there. */
  public record PresenceView(PresenceStatus status, @Nullable String reason, boolean connected) {
    public static PresenceView of(Consultant consultant) {
      return new PresenceView(consultant.status(), consultant.reason(), consultant.isConnected());
    }
  }

  public static ConsultantView of(Consultant c, boolean withEmail) {
    return new ConsultantView(
        c.id(),
        c.name(),
        withEmail ? c.email() : null,
        c.role(),
        PresenceView.of(c),
        c.load(),
        c.capacity(),
        c.desks(),
        c.enabled(),
        c.skills());
  }
}
