package dev.guiche.database;

import io.vertx.pgclient.PgException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A statement or a connection failed. Either the database could not be reached ({@link
 * #isUnavailable()}: the work may be tried again as it is) or it refused the statement (the state
 * says why).
 */
public final class DatabaseFailure extends RuntimeException {
  private final @Nullable String state;
  private final @Nullable String constraint;

  private DatabaseFailure(
      String message, @Nullable String state, @Nullable String constraint, Throwable cause) {
    super(message, cause);
    this.state = state;
    this.constraint = constraint;
  }

  static DatabaseFailure of(Throwable cause) {
    return cause instanceof PgException refused
        ? new DatabaseFailure(
            Objects.toString(refused.getErrorMessage()),
            refused.getSqlState(),
            refused.getConstraint(),
            cause)
        : new DatabaseFailure("The database cannot be reached: " + cause, null, null, cause);
  }

  /** No answer, or a server that starts, stops or has no room: later the same work may pass. */
  public boolean isUnavailable() {
    return state == null
        || state.startsWith("08")
        || state.startsWith("57")
        || state.startsWith("53");
  }

  /** Two transactions met; one of them, this one, has to be done again. */
  public boolean isConflict() {
    return "40001".equals(state) || "40P01".equals(state);
  }

  /** A unique index, of this name, has the row already. */
  public boolean violates(String uniqueIndex) {
    return "23505".equals(state) && uniqueIndex.equals(constraint);
  }
}
