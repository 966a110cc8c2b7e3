package dev.guiche.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guiche.conversation.Conversation;
import dev.guiche.database.TestDatabase;
import dev.guiche.ticket.House;
import dev.guiche.webhook.WebhookLog.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Programs that fail, are slow, answer garbage or go away; and gateways that die in the middle. */
class FailingTest {
  @RegisterExtension static final TestDatabase db = TestDatabase.withClock();
  static HookHouse hooks;
  static House house;

  @BeforeAll
  static void open() {
    hooks = new HookHouse(db.database());
    house = hooks.house;
  }

  @AfterAll
  static void close() {
    hooks.close();
  }

  /** Whatever the test before has left is told first. */
  @BeforeEach
  void allIsWell() {
    hooks.outside.mood = Receiver.status(204);
    hooks.log().resume(hooks.hook("outside").id());
    await().until(() -> hooks.hook("outside").pending() == 0);
  }

  private static Conversation talk() {
    return house.chat("cliente-" + UUID.randomUUID(), "olá");
  }

  private static long tries(Conversation talk) {
    var protocol = talk.protocol().value();
    return hooks.outside.letters(letter -> letter.isAbout(protocol)).size();
  }

  private static void isTold(Conversation talk) {
    isTold(talk, Duration.ZERO);
  }

  /** While so much time passes at each look. */
  private static void isTold(Conversation talk, Duration pass) {
    await()
        .until(
            () -> {
              db.pass(pass);
              return hooks.outside.typesAbout(talk.protocol().value()).contains("message.received");
            });
  }

  @Test
  void whatFailsIsTriedLaterUnderTheSameId() {
    hooks.outside.mood = Receiver.status(503);
    var talk = talk();
    await().until(() -> tries(talk) >= 2);
    assertThat(hooks.hook("outside").failingSince()).isNotNull();
    hooks.outside.mood = Receiver.status(200);
    isTold(talk, Duration.ofSeconds(10));
    var protocol = talk.protocol().value();
    var told = hooks.outside.about(protocol);
    var all = hooks.outside.letters(letter -> letter.isAbout(protocol));
    assertThat(all)
        .extracting(Receiver.Letter::id)
        .containsAll(told.stream().map(l -> l.id()).toList());
    assertThat(new HashSet<>(all.stream().map(Receiver.Letter::body).toList())).hasSize(2);
    assertThat(hooks.hook("outside").failingSince()).isNull();
  }

  @Test
  void whoeverAsksToBeLeftAloneForAWhileIs() {
    hooks.outside.mood =
        exchange -> {
          exchange.getResponseHeaders().set("Retry-After", "1800");
          exchange.sendResponseHeaders(429, -1);
        };
    var talk = talk();
    await().until(() -> tries(talk) == 1);
    await().until(() -> hooks.hook("outside").failingSince() != null);
    hooks.outside.mood = Receiver.status(200);
    db.pass(Duration.ofMinutes(29));
    var other = talk();
    assertThat(rests()).isTrue();
    assertThat(tries(talk)).isEqualTo(1);
    assertThat(tries(other)).as("the whole hook rests").isZero();
    isTold(talk, Duration.ofSeconds(20));
    isTold(other);
  }

  private static boolean rests() {
    return db.database()
        .one(
            "select coalesce(rest_until > now(), false) as rests from webhook where id = $1",
            row -> row.flag("rests"),
            hooks.hook("outside").id());
  }

  @Test
  void aReceiverThatGoesAwayHearsEverythingWhenItComesBack() {
    hooks.outside.goAway();
    var talks = IntStream.range(0, 10).mapToObj(n -> talk()).toList();
    await().until(() -> hooks.hook("outside").failingSince() != null);
    var line = hooks.log().lines(hooks.hook("outside").id(), Status.PENDING, null, 50).getLast();
    assertThat(hooks.log().find(line.id()).orElseThrow().answer())
        .isEqualTo("A conexão não foi aceita.");
    hooks.outside.comeBack();
    talks.forEach(talk -> isTold(talk, Duration.ofMinutes(1)));
  }

  @Test
  void whoeverFailsIsAskedWithOneThingAtATime() {
    hooks.outside.mood = Receiver.status(500);
    talk(); // of one talk nothing else is under way, when it fails
    await().until(() -> restUntil().isAfter(db.database().now()));
    for (int n = 0; n < 20; n++) {
      talk();
    }
    var before = hooks.outside.letters.size();
    var rests = new AtomicInteger();
    await()
        .until(
            () -> {
              rests.incrementAndGet();
              db.pass(Duration.ofMinutes(11));
              return hooks.outside.letters.size() > before + 2;
            });
    assertThat(hooks.outside.letters.size() - before).isLessThanOrEqualTo(rests.get() + 1);
  }

  private static Instant restUntil() {
    return db.database()
        .one(
            "select coalesce(rest_until, 'epoch') as until from webhook where name = 'outside'",
            row -> row.instant("until"));
  }

  @Test
  void aReceiverThatFailsForADayIsPausedAndSupervisorsAreCalled() {
    var carla = house.consultant("Carla", "supervisor");
    hooks.outside.mood = Receiver.status(500);
    var talk = talk();
    await().until(() -> hooks.hook("outside").failingSince() != null);
    await()
        .until(
            () -> {
              db.pass(Duration.ofMinutes(30));
              return hooks.hook("outside").pausedAt() != null;
            });
    assertThat(tries(talk)).isGreaterThan(4);
    assertThat(house.events(talk.timeline())).contains("webhook-paused");
    assertThat(
            db.database()
                .list(
                    "select entry_id from mention where consultant_id = $1 and timeline_id = $2",
                    row -> row.number("entry_id"),
                    carla,
                    talk.timeline()))
        .hasSize(1);
    var meanwhile = talk();
    int tried = hooks.outside.letters.size();
    db.pass(Duration.ofHours(1));
    await().until(() -> hooks.hook("outside").pending() >= 2);
    hooks.outside.mood = Receiver.status(200);
    assertThat(hooks.outside.letters).hasSize(tried);
    hooks.log().resume(hooks.hook("outside").id());
    isTold(meanwhile);
  }

  @Test
  void whatWasGivenUpCanBeSentAgainAloneOrWithAllOthersSince() {
    var hook = hooks.hook("outside").id();
    hooks.outside.mood = Receiver.status(500);
    var talk = talk();
    await().until(() -> tries(talk) >= 2 && hooks.hook("outside").pending() == 2);
    db.database()
        .update(
            """
            update webhook_delivery set status = 'failed', finished_at = now()
            where webhook_id = $1 and status = 'pending'
            """,
            hook);
    hooks.outside.mood = Receiver.status(200);
    hooks.log().resume(hook);
    var failed =
        hooks.log().lines(hook, Status.FAILED, null, 50).stream()
            .filter(line -> line.protocol() != null)
            .toList();
    assertThat(failed).hasSize(2);
    assertThat(hooks.log().again(failed.getFirst().id())).isTrue();
    await().until(() -> hooks.outside.typesAbout(talk.protocol().value()).size() == 1);
    var since = failed.getLast().createdAt().minusSeconds(1);
    assertThat(hooks.log().againSince(hook, since.plusSeconds(3600))).isZero();
    assertThat(hooks.log().againSince(hook, since)).isEqualTo(1);
    await().until(() -> hooks.outside.typesAbout(talk.protocol().value()).size() == 2);
  }

  @Test
  void aGatewayThatDiesInTheMiddleLosesNothing() throws Exception {
    var hold = new CountDownLatch(1);
    hooks.outside.mood =
        exchange -> {
          hold.await();
          exchange.sendResponseHeaders(200, -1);
        };
    var first = talk();
    await().until(() -> hooks.hook("outside").pending() >= 2);
    hooks.die();
    var meanwhile = talk();
    hooks.outside.mood = Receiver.status(204);
    hooks.start();
    isTold(first);
    isTold(meanwhile);
    hold.countDown();
    await().until(() -> hooks.hook("outside").pending() == 0);
  }

  @Test
  void aTrialIsSentAlsoToWhoeverIsPausedAndOnlyOnce() {
    var hook = hooks.hook("outside").id();
    db.database().update("update webhook set paused_at = now() where id = $1", hook);
    hooks.outside.mood =
        exchange -> {
          exchange.sendResponseHeaders(418, 0);
          exchange.getResponseBody().write("Sou um bule".getBytes());
        };
    var trial = hooks.log().trial(hook).id();
    await().until(() -> hooks.log().find(trial).orElseThrow().line().status() == Status.FAILED);
    var detail = hooks.log().find(trial).orElseThrow();
    assertThat(detail.line().code()).isEqualTo(418);
    assertThat(detail.answer()).isEqualTo("Sou um bule");
    assertThat(detail.line().attempts()).isEqualTo(1);
    assertThat(hooks.hook("outside").failed()).isZero();
  }

  @Test
  void aHookThatIsNoLongerInTheFileIsKeptForAsLongAsItsLog() {
    var deliveries = new Deliveries(db.database());
    isTold(talk());
    deliveries.declare(List.of("inside", "brief"));
    assertThat(names()).contains("outside", "brief");
    deliveries.declare(List.of("inside", "outside"));
    assertThat(names()).as("it never had anything to tell").doesNotContain("brief");
    isTold(talk());
  }

  private static List<String> names() {
    return db.database().list("select name from webhook", row -> row.text("name"));
  }

  @Test
  void whoeverSaysThatTheyAreGoneIsNotAskedAgain() {
    hooks.outside.mood = Receiver.status(410);
    talk();
    await().until(() -> hooks.hook("outside").pausedAt() != null);
  }
}
