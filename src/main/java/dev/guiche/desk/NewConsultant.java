package dev.guiche.desk;

import java.util.List;

/**
 * Somebody who is to answer.
 *
 * @param email any case; kept lower-case
 * @param password as they will type it; only its hash is kept
 * @param skills in any spelling; kept as a {@link Skill} each
 */
public record NewConsultant(
    String name,
    String email,
    String password,
    Role role,
    int capacity,
    List<DeskId> desks,
    List<String> skills) {
  public static final int USUAL_CAPACITY = 4;

  public NewConsultant {
    name = name.strip();
    desks = List.copyOf(desks);
    skills = Skill.all(skills);
    if (name.isEmpty() || email.isBlank() || password.isEmpty()) {
      throw new IllegalArgumentException("A consultant has a name, an e-mail and a password");
    }
  }

  /** Somebody who may have whatever comes to their desks. */
  public NewConsultant(
      String name, String email, String password, Role role, int capacity, List<DeskId> desks) {
    this(name, email, password, role, capacity, desks, List.of());
  }

  @Override
  public String toString() {
    return "new " + role + " " + email;
  }
}
