package dev.guiche.panel;

import dev.guiche.desk.Consultant;
import dev.guiche.desk.ConsultantId;
import dev.guiche.desk.Desk;
import dev.guiche.desk.DeskId;
import dev.guiche.http.door.Refused;

/** The colleague or desk that a request names: there, and not disabled, or refused. */
record Chosen(Services services) {
  /**
   * @param at where the request names them
   */
  ConsultantId consultant(String at, long id) {
    return services
        .consultants()
        .find(new ConsultantId(id))
        .filter(Consultant::enabled)
        .orElseThrow(() -> new Refused.Invalid(at, "Essa pessoa não existe ou está desativada."))
        .id();
  }

  DeskId desk(long id) {
    return services
        .desks()
        .find(new DeskId(id))
        .filter(Desk::enabled)
        .orElseThrow(
            () -> new Refused.Invalid("/desk", "Esse setor não existe ou está desativado."))
        .id();
  }
}
