package dev.guiche.desk;

import java.util.List;

/** The admin who lets everybody else in, where the sandbox makes no demo accounts. */
public final class FirstAdmin {
  private FirstAdmin() {}

  /**
   * Creates the admin unless there is any consultant already; then the variables mean nothing more.
   * Returns whether it was needed.
   */
  public static boolean create(
      Consultants consultants, Desks desks, String email, String password) {
    if (!consultants.isEmpty()) {
      return false;
    }
    List<DeskId> all = desks.all().stream().map(Desk::id).toList();
    String name = email.substring(0, Math.max(1, email.indexOf('@')));
    consultants.create(
        new NewConsultant(name, email, password, Role.ADMIN, NewConsultant.USUAL_CAPACITY, all));
    return true;
  }
}
