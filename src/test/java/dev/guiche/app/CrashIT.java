package dev.guiche.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guiche.database.TestDatabase;
import dev.guiche.webhook.Receiver;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is written on all four channels and in the panel exists exactly once, in order, on both
 * sides, and a program is told of it, whatever dies in between. The seed is printed so that a
 * failure can be looked at again.
 */
@Tag("DC-1")
@Tag("DC-2")
@Order(1) // the longest first
class CrashIT {
  private static final int KILLS = Integer.getInteger("kills", 20);

  /** With so many of their messages unsent, people wait before they write on. */
  private static final int PATIENCE = 50;

  private static final String HOOK =
      """
      webhooks:
        erp: {url: "%s", secret: MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz, private: true, events: [message.received, message.sent]}
      """;

  private static final String EMAIL = "ana@minha-empresa.example";
  private static final String PASSWORD = "uma senha bem comprida";

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  private final Vertx vertx = TestDatabase.vertx();
  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);
  private final Map<String, List<String>> written = new ConcurrentHashMap<>();
  private final Map<String, List<String>> answered = new ConcurrentHashMap<>();
  private final List<Customer> customers = new ArrayList<>();
  private final List<Thread> people = new ArrayList<>();
  private volatile boolean working = true;
  private final Receiver program = new Receiver();
  private GatewayProcess gateway;
  private Town town;

  @BeforeEach
  void open() throws IOException {
    System.out.println("Seed of this run: " + seed);
    gateway = new GatewayProcess(folder.resolve("gateway"));
    town = new Town(vertx, gateway.url());
    var file = town.channelsFile(folder);
    Files.writeString(file, HOOK.formatted(program.url()), StandardOpenOption.APPEND);
    gateway
        .with("GUICHE_CONFIG", file.toString())
        .with("GUICHE_ADMIN_EMAIL", EMAIL)
        .with("GUICHE_ADMIN_PASSWORD", PASSWORD)
        .forAShortLife()
        .start();
    for (int i = 1; i <= 3; i++) {
      customers.add(town.onTelegram("tel" + i));
      customers.add(town.onWhatsApp("zap" + i, i));
      customers.add(town.byMail("mail" + i));
      customers.add(town.onWeb("web" + i));
    }
  }

  @AfterEach
  void close() {
    working = false;
    customers.forEach(Customer::close);
    gateway.close();
    town.close();
    program.close();
  }

  @Test
  void everyMessageExistsOnceAndInOrderAlthoughTheGatewayIsKilledAgainAndAgain() throws Exception {
    goToWork();
    for (int kill = 1; kill <= KILLS; kill++) {
      Thread.sleep(random.nextInt(kill % 4 == 0 ? 300 : 2_000));
      gateway.killHard();
      gateway.launch();
      if (kill % 5 != 0) {
        gateway.awaitReady(); // every fifth one dies while it starts
      }
    }
    gateway.awaitReady();
    settle();
  }

  @Test
  void everyMessageExistsOnceAndInOrderAlthoughPostgresIsKilledUnderTheGateway() throws Exception {
    goToWork();
    for (int kill = 0; kill < 5; kill++) {
      Thread.sleep(300 + random.nextInt(1_200));
      postgres().destroyForcibly();
      await().atMost(Duration.ofSeconds(60)).until(gateway::isReady);
    }
    settle();
  }

  /** The one that lives: right after a kill the file still names the dead one. */
  private ProcessHandle postgres() {
    return await().atMost(Duration.ofSeconds(60)).until(this::running, Optional::isPresent).get();
  }

  private Optional<ProcessHandle> running() throws IOException {
    var file = folder.resolve("gateway/data/data/postmaster.pid");
    return Files.exists(file)
        ? Files.readAllLines(file).stream().findFirst().flatMap(CrashIT::living)
        : Optional.empty();
  }

  private static Optional<ProcessHandle> living(String pid) {
    return ProcessHandle.of(Long.parseLong(pid.strip())).filter(ProcessHandle::isAlive);
  }

  private void goToWork() throws IOException {
    var api = new ApiClient(gateway.url()).login(EMAIL, PASSWORD);
    for (var customer : customers) {
      var texts = written.computeIfAbsent(customer.name(), name -> new CopyOnWriteArrayList<>());
      var dice = new Random(random.nextLong());
      people.add(Thread.ofVirtual().start(() -> keepWriting(customer, texts, dice)));
      people.add(Thread.ofVirtual().start(() -> keepAnswering(api, customer.name(), dice)));
    }
  }

  private void keepWriting(Customer customer, List<String> texts, Random dice) {
    for (int n = 1; working; n++) {
      var text = "%s diz %d".formatted(customer.name(), n);
      customer.writes(text);
      texts.add(text);
      do {
        pause(200 + dice.nextInt(400));
      } while (working && customer.unaccepted() > PATIENCE); // a web chat takes five a second
    }
  }

  /** What is not known to be kept is said again under the same key. */
  private void keepAnswering(ApiClient api, String name, Random dice) {
    var mine = answered.computeIfAbsent(name, key -> new CopyOnWriteArrayList<>());
    long conversation = insist(() -> conversationOf(name, api));
    while (working) {
      var text = "para %s %d".formatted(name, mine.size() + 1);
      mine.add(text);
      var body =
          Map.of("clientKey", UUID.randomUUID().toString(), "text", text, "attachments", List.of());
      insist(() -> say(api, conversation, body));
      pause(200 + dice.nextInt(400));
    }
  }

  private static boolean say(ApiClient api, long conversation, Object body) throws IOException {
    var answer = api.post("conversations/" + conversation + "/messages", body);
    if (answer.status() != 201) {
      throw new IOException("Answered with " + answer.status() + " " + answer.body());
    }
    return true;
  }

  private static long conversationOf(String name, ApiClient api) throws IOException {
    for (var conversation : api.get("conversations?tab=all&limit=50").body().path("items")) {
      if (conversation.path("preview").path("text").asText().strip().startsWith(name + " ")) {
        return conversation.get("id").asLong();
      }
    }
    throw new IOException(name + " has not written yet");
  }

  @FunctionalInterface
  private interface Attempt<T> {
    T make() throws IOException;
  }

  /** Again and again until it succeeds: the gateway may be down, but not for ever. */
  private static <T> T insist(Attempt<T> attempt) {
    for (int round = 1; ; round++) {
      try {
        return attempt.make();
      } catch (IOException down) {
        if (round == 1_000) {
          throw new UncheckedIOException(down);
        }
        pause(100);
      }
    }
  }

  private static void pause(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
    }
  }

  private void settle() throws Exception {
    working = false;
    for (var person : people) {
      person.join();
    }
    var api = new ApiClient(gateway.url()).login(EMAIL, PASSWORD);
    await()
        // Where an answer of Telegram was lost, the search for its message asks id after id.
        .atMost(Duration.ofMinutes(4))
        .pollInterval(Duration.ofMillis(500))
        .untilAsserted(() -> assertThat(wrong(onTimelines(api))).isEmpty());
    System.out.printf(
        "%d messages of customers and %d answers: none lost, none doubled, all in order%n",
        written.values().stream().mapToInt(List::size).sum(),
        answered.values().stream().mapToInt(List::size).sum());
  }

  /** What is lost, doubled or out of order, of everybody and on both sides. */
  private List<String> wrong(Map<String, List<String>> stands) {
    var wrong = new ArrayList<String>();
    var heard = heard();
    for (var customer : customers) {
      var name = customer.name();
      var answers = answered.getOrDefault(name, List.of());
      compare(name, stands.getOrDefault(name, List.of()), written.get(name), wrong);
      compare("to " + name, customer.reads(), answers, wrong);
      told("told of " + name, heard.getOrDefault(name, List.of()), written.get(name), wrong);
      told("told to " + name, heard.getOrDefault("para " + name, List.of()), answers, wrong);
    }
    return wrong;
  }

  /** What failed is told after newer things: only that it is told counts. */
  private static void told(
      String whose, List<String> heard, List<String> sent, List<String> wrong) {
    compare(whose, heard.stream().sorted().toList(), sent.stream().sorted().toList(), wrong);
  }

  /** What the program was told of each customer, and to each, whatever came twice counted once. */
  private Map<String, List<String>> heard() {
    var texts = new LinkedHashMap<String, String>();
    program
        .letters(Receiver.Letter::taken)
        .forEach(
            letter ->
                texts.putIfAbsent(
                    letter.id(), letter.json().at("/data/message/text").asText().strip()));
    return texts.values().stream()
        .collect(Collectors.groupingBy(text -> text.replaceFirst(" (diz )?\\d+$", "")));
  }

  private static void compare(
      String whose, List<String> found, List<String> sent, List<String> wrong) {
    var lost = new ArrayList<>(sent);
    lost.removeAll(found);
    var doubled = new ArrayList<>(found);
    new HashSet<>(found).forEach(doubled::remove);
    if (!lost.isEmpty() || !doubled.isEmpty()) {
      wrong.add("%s: lost %s, doubled %s".formatted(whose, lost, doubled));
    } else if (!found.equals(sent)) {
      wrong.add("%s: out of order %s".formatted(whose, found));
    }
  }

  /** What stands in the panel of each customer, in the order of their timelines. */
  private Map<String, List<String>> onTimelines(ApiClient api) throws IOException {
    var found = new HashMap<String, List<String>>();
    for (var conversation : api.get("conversations?tab=all&limit=50").body().path("items")) {
      var texts = new ArrayList<String>();
      String before = "";
      for (boolean more = true; more; ) {
        var page =
            api.get(
                    "conversations/"
                        + conversation.get("id").asLong()
                        + "/entries?limit=100"
                        + before)
                .body();
        var earlier = new ArrayList<String>();
        for (var entry : page.path("items")) {
          if (entry.path("author").path("type").asText().equals("customer")) {
            earlier.add(entry.path("text").asText().strip());
          }
        }
        texts.addAll(0, earlier);
        more = page.path("more").asBoolean();
        before = more ? "&before=" + page.path("items").path(0).path("id").asLong() : "";
      }
      if (!texts.isEmpty()) {
        found.merge(
            texts.getFirst().split(" ", 2)[0],
            texts,
            (one, other) -> {
              var both = new ArrayList<>(one);
              both.addAll(other);
              return both;
            });
      }
    }
    return found;
  }
}
