package dev.guiche.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guiche.config.DeskConfig;
import dev.guiche.database.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ConsultantsTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();

  final HeardAttendance attendance = new HeardAttendance();
  Consultants consultants;
  Desks desks;
  DeskId support;

  @BeforeEach
  void emptyHouse() {
    db.database().update("truncate consultant, desk cascade");
    consultants = new Consultants(db.database(), attendance);
    desks =
        new Desks(
            db.database(), List.of(desk("suporte", "Suporte"), desk("financeiro", "Financeiro")));
    desks.declare();
    support = desks.byKey(db.database(), "suporte").orElseThrow().id();
  }

  static DeskConfig desk(String key, String label) {
    return new DeskConfig(
        key,
        label,
        Duration.ofMinutes(5),
        dev.guiche.config.QueueConfig.USUAL,
        Duration.ofMinutes(2),
        Duration.ofMinutes(10),
        null,
        false,
        "padrao",
        null,
        dev.guiche.config.GateConfig.OPEN,
        null,
        dev.guiche.config.CareConfig.NONE,
        dev.guiche.config.TiesConfig.USUAL);
  }

  NewConsultant somebody(String email, Role role) {
    return new NewConsultant("Ana", email, "uma senha boa", role, 4, List.of(support));
  }

  static ConsultantChange change(
      @Nullable Role role, @Nullable List<DeskId> desks, @Nullable Boolean enabled) {
    return new ConsultantChange(null, null, null, role, null, desks, enabled);
  }

  @Test
  void aConsultantIsKnownByTheirPasswordOnly() {
    var ana = consultants.create(somebody("Ana@Example.com", Role.CONSULTANT));
    assertThat(consultants.identify(" ana@example.COM", "uma senha boa")).contains(ana);
    assertThat(consultants.identify("ana@example.com", "uma senha má")).isEmpty();
    assertThat(consultants.identify("nobody@example.com", "uma senha boa")).isEmpty();
  }

  @Test
  void onlyAnArgon2idHashOfThePasswordIsKept() {
    consultants.create(somebody("ana@example.com", Role.CONSULTANT));
    var hash =
        db.database().one("select password_hash from consultant", r -> r.text("password_hash"));
    assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
  }

  @Test
  void whoIsDisabledIsNotLetIn() {
    var ana = consultants.create(somebody("ana@example.com", Role.CONSULTANT));
    consultants.change(ana.id(), change(null, null, false));
    assertThat(consultants.identify("ana@example.com", "uma senha boa")).isEmpty();
  }

  @Test
  void anEmailBelongsToOneConsultant() {
    consultants.create(somebody("ana@example.com", Role.CONSULTANT));
    assertThatThrownBy(() -> consultants.create(somebody("ANA@example.com", Role.ADMIN)))
        .isInstanceOf(DeskRefused.EmailTaken.class);
  }

  @Test
  void aDeskThatIsNotThereIsRefusedAndNothingIsKept() {
    var nowhere =
        new NewConsultant("Ana", "a@b.com", "x", Role.CONSULTANT, 4, List.of(new DeskId(999)));
    assertThatThrownBy(() -> consultants.create(nowhere))
        .isInstanceOf(DeskRefused.UnknownDesk.class);
    assertThat(consultants.all()).isEmpty();
  }

  @Test
  void theLastAdminRemainsOne() {
    var admin = consultants.create(somebody("a@example.com", Role.ADMIN));
    assertThatThrownBy(() -> consultants.change(admin.id(), change(null, null, false)))
        .isInstanceOf(DeskRefused.LastAdmin.class);
    assertThatThrownBy(() -> consultants.change(admin.id(), change(Role.SUPERVISOR, null, null)))
        .isInstanceOf(DeskRefused.LastAdmin.class);
  }

  @Test
  void twoAdminsCannotDeposeEachOtherAtOnce() throws Exception {
    var one = consultants.create(somebody("a@example.com", Role.ADMIN)).id();
    var other = consultants.create(somebody("b@example.com", Role.ADMIN)).id();
    var refused = new AtomicInteger();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Object>> both =
          List.of(() -> depose(one, refused), () -> depose(other, refused));
      for (var done : threads.invokeAll(both)) {
        done.get();
      }
    }
    assertThat(refused).hasValue(1);
  }

  private Object depose(ConsultantId admin, AtomicInteger refused) {
    try {
      return consultants.change(admin, change(Role.CONSULTANT, null, null));
    } catch (DeskRefused.LastAdmin lastOne) {
      return refused.incrementAndGet();
    }
  }

  @Test
  void aChangeOfDesksIsToldToWhomItConcerns() {
    var ana = consultants.create(somebody("a@example.com", Role.CONSULTANT));
    attendance.heard.clear();
    assertThat(consultants.change(ana.id(), change(null, List.of(), null)).desks()).isEmpty();
    assertThat(attendance.heard).containsExactly(ana.id().value() + " changed");
  }

  @Test
  void aPasswordIsChangedByWhoKnowsTheOldOne() {
    var ana = consultants.create(somebody("a@example.com", Role.CONSULTANT)).id();
    assertThatThrownBy(() -> consultants.changePassword(ana, "errada", "outra senha"))
        .isInstanceOf(DeskRefused.WrongPassword.class);
    consultants.changePassword(ana, "uma senha boa", "outra senha");
    assertThat(consultants.identify("a@example.com", "outra senha")).isPresent();
  }

  @Test
  void theFirstAdminIsMadeOnceOnly() {
    assertThat(FirstAdmin.create(consultants, desks, "chefe@example.com", "uma senha boa"))
        .isTrue();
    assertThat(FirstAdmin.create(consultants, desks, "outro@example.com", "uma senha boa"))
        .isFalse();
    assertThat(consultants.all()).extracting(Consultant::role).containsExactly(Role.ADMIN);
  }

  @Test
  void demoAccountsAreMadeOnceAndWorkForEveryDesk() {
    DemoAccounts.create(consultants, desks);
    DemoAccounts.create(consultants, desks);
    assertThat(consultants.all()).hasSize(4).allMatch(c -> c.desks().size() == 2);
    assertThat(consultants.identify("ana@guiche.local", DemoAccounts.PASSWORD)).isPresent();
  }

  @Test
  void aDeskOfTheFileKeepsItsNumberWhenItsLabelChanges() {
    new Desks(db.database(), List.of(desk("suporte", "Suporte técnico"))).declare();
    assertThat(desks.find(support).orElseThrow().label()).isEqualTo("Suporte técnico");
  }

  @Test
  void aDeskThatAnAdminAddsTakesTheLimitsOfTheFirst() {
    var added = desks.create("vendas", "Vendas");
    assertThat(added.awayLimit()).isEqualTo(Duration.ofMinutes(5));
    assertThat(desks.change(added.id(), null, false).enabled()).isFalse();
    assertThatThrownBy(() -> desks.create("vendas", "Vendas"))
        .isInstanceOf(DeskRefused.KeyTaken.class);
  }
}
