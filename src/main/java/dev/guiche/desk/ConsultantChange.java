package dev.guiche.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is to be different about a consultant; null leaves a thing as it is. */
public record ConsultantChange(
    @Nullable String name,
    @Nullable String email,
    @Nullable String password,
    @Nullable Role role,
    @Nullable Integer capacity,
    @Nullable List<DeskId> desks,
    @Nullable Boolean enabled,
    @Nullable List<String> skills) {

  public ConsultantChange(
      @Nullable String name,
      @Nullable String email,
      @Nullable String password,
      @Nullable Role role,
      @Nullable Integer capacity,
      @Nullable List<DeskId> desks,
      @Nullable Boolean enabled) {
    this(name, email, password, role, capacity, desks, enabled, null);
  }

  static ConsultantChange password(String password) {
    return new ConsultantChange(null, null, password, null, null, null, null);
  }

  @Override
  public String toString() {
    return "change of a consultant";
  }
}
