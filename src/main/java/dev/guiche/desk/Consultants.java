package dev.guiche.desk;

import dev.guiche.database.Database;
import dev.guiche.database.DatabaseFailure;
import dev.guiche.database.Row;
import dev.guiche.database.Sql;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The consultants: who they are, what they may do, for which desks they work. */
public final class Consultants {
  private static final String SELECT =
      """
      select c.id, c.email, c.name, c.role, c.capacity, c.load, c.enabled, c.status, c.status_reason, c.gone_since, c.skills,
             array(select m.desk_id from desk_member m where m.consultant_id = c.id order by 1) as desks
      from consultant c
      """;

  private final Database database;
  private final Attendance attendance;

  public Consultants(Database database, Attendance attendance) {
    this.database = database;
    this.attendance = attendance;
  }

  /** Everybody, those who are disabled too, by name. */
  public List<Consultant> all() {
    return database.list(SELECT + "order by lower(c.name), c.id", Consultants::read);
  }

  public Optional<Consultant> find(ConsultantId id) {
    return find(database, id);
  }

  static Optional<Consultant> find(Sql sql, ConsultantId id) {
    return sql.first(SELECT + "where c.id = $1", Consultants::read, id);
  }

  /**
   * @throws DeskRefused EmailTaken, UnknownDesk, TooBusy
   */
  public Consultant create(NewConsultant somebody) {
    String hash = Passwords.hash(somebody.password());
    var id =
        refusingTakenEmail(
            somebody.email(), () -> database.inTransaction(tx -> insert(tx, somebody, hash)));
    attendance.changed(id);
    return find(id).orElseThrow();
  }

  private static ConsultantId insert(Sql tx, NewConsultant somebody, String hash) {
    var id =
        tx.one(
            """
            insert into consultant (email, name, password_hash, role, capacity, skills)
            values ($1, $2, $3, $4, $5, $6) returning id
            """,
            row -> new ConsultantId(row.number("id")),
            normal(somebody.email()),
            somebody.name(),
            hash,
            somebody.role(),
            somebody.capacity(),
            somebody.skills().toArray(String[]::new));
    join(tx, id, somebody.desks());
    return id;
  }

  /**
   * @throws DeskRefused UnknownConsultant, EmailTaken, UnknownDesk, LastAdmin, TooBusy
   */
  public Consultant change(ConsultantId id, ConsultantChange change) {
    String hash = change.password() == null ? null : Passwords.hash(change.password());
    refusingTakenEmail(
        change.email() == null ? "" : change.email(),
        () -> database.inTransaction(tx -> update(tx, id, change, hash)));
    attendance.changed(id);
    return find(id).orElseThrow();
  }

  private static ConsultantId update(
      Sql tx, ConsultantId id, ConsultantChange change, @Nullable String hash) {
    boolean stepsDown =
        Boolean.FALSE.equals(change.enabled())
            || (change.role() != null && change.role() != Role.ADMIN);
    if (stepsDown) {
      refuseToLoseTheLastAdmin(tx, id);
    }
    int found =
        tx.update(
            """
            update consultant set
              name = coalesce($2, name), email = coalesce($3, email), password_hash = coalesce($4, password_hash),
              role = coalesce($5, role), capacity = coalesce($6, capacity), enabled = coalesce($7, enabled), skills = coalesce($8, skills)
            where id = $1
            """,
            id,
            change.name() == null ? null : change.name().strip(),
            change.email() == null ? null : normal(change.email()),
            hash,
            change.role(),
            change.capacity(),
            change.enabled(),
            change.skills() == null ? null : Skill.all(change.skills()).toArray(String[]::new));
    if (found == 0) {
      throw new DeskRefused.UnknownConsultant();
    }
    if (change.desks() != null) {
      tx.send("delete from desk_member where consultant_id = $1", id);
      join(tx, id, change.desks());
    }
    return id;
  }

  // Locks all admins in one order, so that two of them cannot depose each other at once.
  private static void refuseToLoseTheLastAdmin(Sql tx, ConsultantId id) {
    var admins =
        tx.list(
            "select id from consultant where role = 'admin' and enabled order by id for update",
            row -> new ConsultantId(row.number("id")));
    if (admins.equals(List.of(id))) {
      throw new DeskRefused.LastAdmin();
    }
  }

  private static void join(Sql tx, ConsultantId id, List<DeskId> desks) {
    var distinct = desks.stream().distinct().toArray(DeskId[]::new);
    int joined =
        tx.update(
            """
            insert into desk_member (desk_id, consultant_id)
            select d.id, $1 from desk d where d.id = any($2)
            """,
            id,
            distinct);
    if (joined != distinct.length) {
      throw new DeskRefused.UnknownDesk();
    }
  }

  /**
   * The consultant who logs in so; empty for a wrong password, nobody's e-mail, or a disabled one.
   */
  public Optional<Consultant> identify(String email, String password) {
    var known =
        database.first(
            "select id, password_hash from consultant where lower(email) = $1 and enabled",
            row -> new Known(new ConsultantId(row.number("id")), row.text("password_hash")),
            normal(email));
    boolean fits = Passwords.fits(password, known.map(Known::hash).orElse(null));
    return fits ? find(known.orElseThrow().id()) : Optional.empty();
  }

  /**
   * @throws DeskRefused WrongPassword when {@code current} is not theirs, TooBusy
   */
  public void changePassword(ConsultantId id, String current, String next) {
    String hash =
        database
            .first(
                "select password_hash from consultant where id = $1",
                row -> row.text("password_hash"),
                id)
            .orElseThrow(DeskRefused.UnknownConsultant::new);
    if (!Passwords.fits(current, hash)) {
      throw new DeskRefused.WrongPassword();
    }
    change(id, ConsultantChange.password(next));
  }

  private record Known(ConsultantId id, String hash) {}

  /** Whether there is anybody at all. */
  public boolean isEmpty() {
    return database.list("select 1 from consultant limit 1", row -> 1).isEmpty();
  }

  private static String normal(String email) {
    return email.strip().toLowerCase(Locale.ROOT);
  }

  private interface Writing {
    ConsultantId write();
  }

  private static ConsultantId refusingTakenEmail(String email, Writing writing) {
    try {
      return writing.write();
    } catch (DatabaseFailure failure) {
      if (failure.violates("consultant_email_is_free")) {
        throw new DeskRefused.EmailTaken(email);
      }
      throw failure;
    }
  }

  private static Consultant read(Row row) {
    return new Consultant(
        new ConsultantId(row.number("id")),
        row.text("email"),
        row.text("name"),
        row.constant("role", Role.class),
        row.integer("capacity"),
        row.integer("load"),
        row.flag("enabled"),
        row.constant("status", PresenceStatus.class),
        row.textOrNull("status_reason"),
        row.instantOrNull("gone_since"),
        row.numbers("desks").stream().map(DeskId::new).toList(),
        row.texts("skills"));
  }
}
