package dev.guiche.panel.live;

import dev.guiche.conversation.Sight;
import dev.guiche.desk.Consultant;
import dev.guiche.desk.Consultants;
import dev.guiche.desk.Desks;
import dev.guiche.desk.Role;
import dev.guiche.http.door.Caller;
import dev.guiche.panel.view.MeView;
import java.util.Locale;
import java.util.Optional;

/** Who a caller is now: role and desks may have changed since they came in. */
final class Identities {
  private final Consultants consultants;
  private final Desks desks;
  private final Locale locale;

  Identities(Consultants consultants, Desks desks, Locale locale) {
    this.consultants = consultants;
    this.desks = desks;
    this.locale = locale;
  }

  record Identity(Scope scope, MeView me) {}

  /** Empty when they may not come in any more. */
  Optional<Identity> of(Caller caller) {
    return consultants
        .find(caller.id())
        .filter(Consultant::enabled)
        .map(consultant -> of(caller, consultant));
  }

  private Identity of(Caller caller, Consultant consultant) {
    Role role = caller.isPerson() ? consultant.role() : caller.role().atMost(consultant.role());
    var sight = role.mayDo(Role.SUPERVISOR) ? Sight.everything() : Sight.of(consultant.id());
    return new Identity(
        new Scope(consultant.id(), sight, consultant.desks()),
        MeView.of(consultant, role, desks.all(), locale));
  }
}
