package dev.guiche.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guiche.database.Exclusive;
import dev.guiche.database.Node;
import dev.guiche.database.TestDatabase;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PresenceTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();

  final HeardAttendance attendance = new HeardAttendance();
  Exclusive locks;
  Presence presence;
  Consultants consultants;
  ConsultantId ana;

  @BeforeEach
  void anaIsGone() {
    db.database().update("truncate consultant cascade");
    locks = new Exclusive(db.database());
    presence = new Presence(db.database(), Node.join(db.database(), locks), attendance);
    consultants = new Consultants(db.database(), attendance);
    ana =
        consultants
            .create(new NewConsultant("Ana", "a@b.com", "x", Role.CONSULTANT, 4, List.of()))
            .id();
    attendance.heard.clear();
  }

  @AfterEach
  void leave() {
    locks.close();
  }

  private boolean isConnected() {
    return consultants.find(ana).orElseThrow().isConnected();
  }

  @Test
  void sheIsThereFromHerFirstScreenToHerLast() {
    assertThat(isConnected()).isFalse();
    var desktop = presence.connected(ana);
    var phone = presence.connected(ana);
    presence.disconnected(desktop);
    assertThat(isConnected()).isTrue();
    presence.disconnected(phone);
    presence.disconnected(phone);
    assertThat(isConnected()).isFalse();
    assertThat(attendance.heard).containsExactly(ana.value() + " came", ana.value() + " went");
  }

  @Test
  void screensThatComeAndGoAtOnceLeaveHerGone() {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      IntStream.range(0, 40)
          .forEach(i -> threads.execute(() -> presence.disconnected(presence.connected(ana))));
    }
    assertThat(isConnected()).isFalse();
    assertThat(db.database().list("select id from screen", r -> 1)).isEmpty();
  }

  @Test
  void whoWasConnectedToADeadNodeIsGone() {
    try (var otherLocks = new Exclusive(db.database())) {
      var other = new Presence(db.database(), Node.join(db.database(), otherLocks), attendance);
      other.connected(ana);
      presence.sweep();
      assertThat(isConnected()).as("while the node lives").isTrue();
    }
    presence.sweep();
    assertThat(isConnected()).isFalse();
    assertThat(attendance.heard).containsExactly(ana.value() + " came", ana.value() + " went");
  }

  @Test
  void aScreenElsewhereKeepsHerThereWhenANodeDies() {
    presence.connected(ana);
    try (var otherLocks = new Exclusive(db.database())) {
      new Presence(db.database(), Node.join(db.database(), otherLocks), attendance).connected(ana);
    }
    presence.sweep();
    assertThat(isConnected()).isTrue();
  }

  @Test
  void whatSheSaysOfHerselfIsKeptAndTold() {
    presence.say(ana, PresenceStatus.PAUSE, "almoço");
    var now = consultants.find(ana).orElseThrow();
    assertThat(now.status()).isEqualTo(PresenceStatus.PAUSE);
    assertThat(now.reason()).isEqualTo("almoço");
    presence.say(ana, PresenceStatus.AVAILABLE, null);
    assertThat(attendance.heard).containsExactly(ana.value() + " changed", ana.value() + " came");
  }
}
