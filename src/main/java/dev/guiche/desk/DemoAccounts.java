package dev.guiche.desk;

import java.util.List;

/**
 * People to try Guichê with. They exist only in the sandbox on loopback, since everybody can read
 * their password.
 */
public final class DemoAccounts {
  public static final String PASSWORD = "guiche-demo";

  /** One of them, for the lines shown at start. */
  public record Account(String name, String email, Role role) {}

  public static final List<Account> ALL =
      List.of(
          new Account("Ana Souza", "ana@guiche.local", Role.CONSULTANT),
          new Account("Bruno Lima", "bruno@guiche.local", Role.CONSULTANT),
          new Account("Carla Mendes", "carla@guiche.local", Role.SUPERVISOR),
          new Account("Davi Rocha", "admin@guiche.local", Role.ADMIN));

  private DemoAccounts() {}

  /** Creates those that are missing; all of them work for every desk. */
  public static void create(Consultants consultants, Desks desks) {
    List<DeskId> everyDesk = desks.all().stream().map(Desk::id).toList();
    var known = consultants.all().stream().map(Consultant::email).toList();
    for (var account : ALL) {
      if (!known.contains(account.email())) {
        consultants.create(
            new NewConsultant(
                account.name(),
                account.email(),
                PASSWORD,
                account.role(),
                NewConsultant.USUAL_CAPACITY,
                everyDesk));
      }
    }
  }
}
