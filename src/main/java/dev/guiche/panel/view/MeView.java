package dev.guiche.panel.view;

import dev.guiche.desk.Consultant;
import dev.guiche.desk.ConsultantId;
import dev.guiche.desk.Desk;
import dev.guiche.desk.Role;
import java.util.List;
import java.util.Locale;

/**
 * Who I am.
 *
 * @param role what I may do as I came in: a program's may be less than its consultant's
 */
public record MeView(
    ConsultantId id,
    String name,
    String email,
    Role role,
    List<Refs.DeskRef> desks,
    ConsultantView.PresenceView presence,
    int capacity,
    String locale) {

  public static MeView of(Consultant c, Role role, List<Desk> desks, Locale locale) {
    return new MeView(
        c.id(),
        c.name(),
        c.email(),
        role,
        desks.stream()
            .filter(desk -> desk.enabled() && c.desks().contains(desk.id()))
            .map(desk -> new Refs.DeskRef(desk.id(), desk.label()))
            .toList(),
        ConsultantView.PresenceView.of(c),
        c.capacity(),
        locale.toLanguageTag());
  }
}
