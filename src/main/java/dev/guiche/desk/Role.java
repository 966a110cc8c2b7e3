package dev.guiche.desk;

/** What somebody may do; each may do all that those before it may. */
public enum Role {
  CONSULTANT,
  SUPERVISOR,
  ADMIN;

  public boolean mayDo(Role needed) {
    return compareTo(needed) >= 0;
  }

  /** The lesser of the two. */
  public Role atMost(Role limit) {
    return compareTo(limit) <= 0 ? this : limit;
  }
}
