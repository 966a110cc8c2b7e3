package dev.guiche.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guiche.channel.Address;
import dev.guiche.channel.ChannelKind;
import dev.guiche.channel.ChannelName;
import dev.guiche.conversation.Conversation;
import dev.guiche.conversation.Mentions;
import dev.guiche.conversation.NewEntry;
import dev.guiche.conversation.Timelines;
import dev.guiche.database.TestDatabase;
import dev.guiche.desk.Consultant;
import dev.guiche.desk.Role;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("Open transactions of other tests hold back what a screen has surely seen")
class LiveTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();
  static PanelHouse house;
  static Consultant anaHerself;
  static Consultant betoHimself;
  static Guest ana;
  static Guest beto;
  static Guest carla;
  static Guest admin;

  @BeforeAll
  static void open() {
    house = new PanelHouse(db.database());
    anaHerself = house.consultant("Ana", Role.CONSULTANT, "suporte");
    betoHimself = house.consultant("Beto", Role.CONSULTANT, "vendas");
    ana = house.logIn(anaHerself);
    beto = house.logIn(betoHimself);
    carla = house.logIn(house.consultant("Carla", Role.SUPERVISOR));
    admin = house.logIn(house.consultant("Davi", Role.ADMIN));
    // Work is taken by hand in these tests, but for the one about being given it.
    for (var person : List.of(ana, beto, carla, admin)) {
      person.put("/me/presence", Map.of("status", "busy"));
    }
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @AfterEach
  void everybodyLeaves() {
    await().until(() -> db.database().list("select id from screen", r -> 1).isEmpty());
  }

  private static String someone() {
    return "cliente-" + UUID.randomUUID();
  }

  private static String path(Conversation talk) {
    return "/conversations/" + talk.id().value();
  }

  private static boolean isAbout(JsonNode frame, Conversation talk) {
    var about = frame.path("conversation");
    return (about.isObject() ? about.path("id").asLong() : about.asLong()) == talk.id().value();
  }

  private static Map<String, Object> draft(String text) {
    return Map.of("clientKey", UUID.randomUUID().toString(), "text", text);
  }

  @Test
  void aMessageIsOnTheScreensThatMaySeeItAndOnNoOther() {
    try (var anas = LiveLine.open(ana, null);
        var betos = LiveLine.open(beto, null);
        var carlas = LiveLine.open(carla, null)) {
      assertThat(anas.first("welcome").get("reset").asBoolean()).isTrue();
      var talk = house.chat(someone(), "tem alguém aí?");
      anas.first(
          "entry", f -> isAbout(f, talk) && f.at("/entry/text").asText().equals("tem alguém aí?"));
      anas.first(
          "conversation", f -> isAbout(f, talk) && f.at("/conversation/unread").asInt() == 1);
      carlas.first("entry", f -> isAbout(f, talk));
      var other = house.chat(someone(), "para vendas");
      house.handover.transfer(other.id(), anaHerself.id(), house.desk("vendas"), null);
      betos.first("conversation", f -> isAbout(f, other));
      assertThat(betos.heard).noneMatch(f -> isAbout(f, talk));
    }
  }

  @Test
  void whoWantsOnlyWhatIsNearHearsEveryHeadAndTheEntriesOnTheScreen() {
    var customer = someone();
    var near = house.chat(customer, "oi");
    try (var line = LiveLine.open(ana, null, "near")) {
      line.sayText(
          "{\"type\":\"viewing\",\"conversation\":" + near.id().value() + ",\"ticket\":null}");
      line.first("viewers");
      var far = house.chat(someone(), "de longe");
      line.first("conversation", f -> isAbout(f, far));
      house.chat(customer, "de perto");
      line.first("entry", f -> isAbout(f, near));
      line.settle();
      assertThat(line.texts()).containsExactly("de perto");
    }
    try (var back = LiveLine.open(ana, 0L, "near")) {
      back.first("welcome");
      assertThat(back.of("entry")).noneMatch(f -> isAbout(f, near));
    }
  }

  @Test
  void whatIDoIsOnMyOtherScreen() {
    var talk = house.chat(someone(), "oi");
    try (var line = LiveLine.open(ana, null)) {
      var sent = ana.post(path(talk) + "/messages", draft("olá!")).json();
      var told = line.first("entry", f -> f.at("/entry/id").asLong() == sent.get("id").asLong());
      assertThat(told.at("/entry/clientKey")).isEqualTo(sent.get("clientKey"));
      line.first(
          "entry",
          f ->
              f.at("/entry/id").asLong() == sent.get("id").asLong()
                  && f.at("/entry/delivery/status").asText().equals("sent"));
    }
  }

  @Test
  void whoComesBackReceivesExactlyWhatTheyMissed() throws Exception {
    var before = someone();
    house.chat(before, "antes de tudo");
    long change;
    try (var line = LiveLine.open(ana, ana.get("/conversations").json().get("change").asLong())) {
      house.chat(before, "ainda ouvida");
      await().until(() -> line.texts().contains("ainda ouvida"));
      // Later frames carry the horizon that settles what was heard.
      Thread.sleep(700);
      house.chat(someone(), "a última");
      await().until(() -> line.texts().contains("a última"));
      change = line.change();
    }
    var missed = new HashSet<String>();
    for (int customer = 0; customer < 8; customer++) {
      var who = someone();
      for (int i = 0; i < 5; i++) {
        missed.add(customer + "." + i);
        house.chat(who, customer + "." + i);
      }
    }
    var left = house.chat(someone(), "vai embora");
    house.handover.transfer(left.id(), anaHerself.id(), house.desk("vendas"), null);
    try (var line = LiveLine.open(ana, change)) {
      assertThat(line.first("welcome").get("reset").asBoolean()).isFalse();
      await().until(() -> line.texts().containsAll(missed));
      line.first("gone", f -> isAbout(f, left));
      line.settle();
      assertThat(line.texts())
          .doesNotContain("antes de tudo", "ainda ouvida", "vai embora")
          .doesNotHaveDuplicates();
      Set<String> allowed = new HashSet<>(missed);
      allowed.add("a última");
      assertThat(allowed).containsAll(line.texts());
    }
  }

  @Test
  void whatCommitsLateIsToldAllTheSame() throws Exception {
    var slow = house.chat(someone(), "devagar");
    var written = new CountDownLatch(1);
    var commit = new CountDownLatch(1);
    long change;
    try (var line = LiveLine.open(ana, null)) {
      var writer =
          Thread.ofVirtual()
              .start(
                  () ->
                      db.database()
                          .inTransaction(
                              tx -> {
                                Timelines.add(
                                    tx,
                                    slow.timeline(),
                                    NewEntry.notice(null, "escrita cedo, vista tarde", null));
                                written.countDown();
                                return waitFor(commit);
                              }));
      written.await();
      for (int i = 0; i < 3; i++) {
        var text = "enquanto isso " + i;
        house.chat(someone(), text);
        await().until(() -> line.texts().contains(text));
        Thread.sleep(400);
      }
      change = line.change();
      commit.countDown();
      writer.join();
      house.news.changed(slow.timeline());
      await().until(() -> line.texts().contains("escrita cedo, vista tarde"));
    }
    try (var line = LiveLine.open(ana, change)) {
      await().until(() -> line.texts().contains("escrita cedo, vista tarde"));
    }
  }

  private static boolean waitFor(CountDownLatch latch) {
    try {
      return latch.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException asked) {
      throw new IllegalStateException(asked);
    }
  }

  @Test
  void aBellThatIsLostCostsAMomentAndNoMessage() {
    var talk = house.chat(someone(), "oi");
    try (var line = LiveLine.open(ana, null)) {
      db.database()
          .inTransaction(
              tx ->
                  Timelines.add(tx, talk.timeline(), NewEntry.notice(null, "sem campainha", null)));
      await().until(() -> line.texts().contains("sem campainha"));
    }
  }

  @Test
  void aHorizonOfAnotherDatabaseMeansLoadingAnew() {
    try (var line = LiveLine.open(ana, Long.MAX_VALUE / 2)) {
      assertThat(line.first("welcome").get("reset").asBoolean()).isTrue();
    }
  }

  @Test
  void tooMuchToTellMeansLoadingAnew() {
    long long_ago = 3;
    var talk = house.chat(someone(), "oi");
    db.database()
        .update(
            "insert into timeline (contact_id) select $1 from generate_series(1, 2100)",
            talk.contact());
    try (var line = LiveLine.open(ana, long_ago)) {
      assertThat(line.first("welcome").get("reset").asBoolean()).isTrue();
    }
  }

  @Test
  void whatLeavesMySightIsGoneAndWhatComesIsThere() {
    var talk = house.chat(someone(), "quero comprar");
    try (var anas = LiveLine.open(ana, null);
        var betos = LiveLine.open(beto, null)) {
      ana.post(path(talk) + "/transfer", Map.of("desk", house.desk("vendas").value()));
      anas.first("gone", f -> isAbout(f, talk));
      betos.first("conversation", f -> isAbout(f, talk));
      betos.settle();
      assertThat(betos.of("gone")).noneMatch(f -> isAbout(f, talk));
    }
  }

  @Test
  void whoIsNamedInANoteIsCalledAndMayOpenIt() {
    var talk = house.chat(someone(), "a rejeição é a 539");
    var quiet = house.chat(someone(), "e esta não é de vendas");
    try (var anas = LiveLine.open(ana, null);
        var betos = LiveLine.open(beto, null)) {
      assertThat(beto.get(path(talk)).status()).isEqualTo(404);
      var note = new HashMap<>(draft("@Beto, isto é contigo?"));
      note.put("mentions", List.of(betoHimself.id().value(), anaHerself.id().value(), 999_999));
      assertThat(ana.post(path(talk) + "/notes", note).status()).isEqualTo(201);
      betos.first("mentioned", f -> isAbout(f, talk));
      assertThat(beto.get(path(talk) + "/entries").json().toString()).contains("é contigo?");
      betos.say("{\"type\":\"viewing\",\"conversation\":%d}".formatted(talk.id().value()));
      betos.settle();
      ana.post(path(talk) + "/messages", draft("só um momento"));
      betos.first("entry", f -> f.at("/entry/text").asText().equals("só um momento"));
      assertThat(beto.get(path(quiet)).status()).isEqualTo(404);
      assertThat(anas.of("mentioned")).isEmpty();
      assertThat(betos.of("mentioned")).hasSize(1);
    }
  }

  @Test
  void whoIsCalledByTheHouseHearsWhatFor() {
    var talk = house.chat(someone(), "tem alguém?");
    try (var anas = LiveLine.open(ana, null)) {
      var waits =
          NewEntry.event(
              "customer-waits", null, false, Map.of("called", "consultant", "minutes", 6));
      db.database()
          .inTransaction(
              tx -> {
                var entry = Timelines.add(tx, talk.timeline(), waits);
                Mentions.call(tx, entry, anaHerself.id());
                return entry;
              });
      house.news.changed(talk.timeline());
      var call = anas.first("mentioned", f -> isAbout(f, talk));
      assertThat(call.at("/event/type").asText()).isEqualTo("customer-waits");
      assertThat(call.at("/event/minutes").asInt()).isEqualTo(6);
    }
  }

  @Test
  void aNewNameStandsOnEveryScreenAtOnce() {
    var talk = house.chat(someone(), "sou eu, a Regina");
    try (var carlas = LiveLine.open(carla, null)) {
      ana.patch("/contacts/" + talk.contact().value(), Map.of("name", "Regina Alves"));
      carlas.first(
          "conversation",
          f ->
              isAbout(f, talk)
                  && f.at("/conversation/contact/name").asText().equals("Regina Alves"));
    }
  }

  @Test
  void whatIsGivenToMeIsAnnouncedToMeAlone() {
    var talk = house.chat(someone(), "oi");
    try (var anas = LiveLine.open(ana, null);
        var betos = LiveLine.open(beto, null)) {
      ana.post(path(talk) + "/transfer", Map.of("consultant", betoHimself.id().value()));
      betos.first("assigned", f -> isAbout(f, talk));
      betos.first("entry", f -> isAbout(f, talk));
      var own = house.chat(someone(), "eu mesma pego");
      ana.post(path(own) + "/take");
      anas.first(
          "conversation",
          f -> isAbout(f, own) && f.at("/conversation/consultant/name").asText().equals("Ana"));
      anas.settle();
      assertThat(anas.of("assigned")).isEmpty();
    }
  }

  @Test
  void whoComesAndIsAvailableIsGivenWork() {
    var eva = house.consultant("Eva", Role.CONSULTANT, "suporte");
    var talk = house.chat(someone(), "quem atende?");
    db.database().update("update conversation set priority = 50 where id = $1", talk.id());
    try (var line = LiveLine.open(house.logIn(eva), null)) {
      line.first("assigned", f -> isAbout(f, talk));
      line.first("counts", f -> f.get("mine").asInt() > 0);
    }
    await().until(() -> !house.consultants.find(eva.id()).orElseThrow().isConnected());
    house.consultants.change(
        eva.id(), new dev.guiche.desk.ConsultantChange(null, null, null, null, 0, null, null));
  }

  @Test
  void aProgramThatListensIsGivenNoWork() {
    var token =
        admin.post(
            "/tokens",
            Map.of("name", "robô", "role", "admin", "consultant", anaHerself.id().value()));
    var program =
        house.guest().with("Authorization", "Bearer " + token.json().get("secret").asText());
    try (var line = LiveLine.open(program, null)) {
      assertThat(line.first("welcome").at("/me/role").asText()).isEqualTo("consultant");
      assertThat(house.consultants.find(anaHerself.id()).orElseThrow().isConnected()).isFalse();
    }
  }

  @Test
  void twoOnOneConversationSeeEachOther() {
    var talk = house.chat(someone(), "oi");
    try (var anas = LiveLine.open(ana, null);
        var carlas = LiveLine.open(carla, null)) {
      var look =
          "{\"type\":\"viewing\",\"conversation\":" + talk.id().value() + ",\"ticket\":null}";
      anas.sayText(look);
      anas.first("viewers", f -> names(f).equals(Set.of("Ana")));
      carlas.sayText(look);
      anas.first("viewers", f -> names(f).equals(Set.of("Ana", "Carla")));
      assertThat(ana.get(path(talk)).json().get("viewers")).hasSize(2);
      carlas.sayText("{\"type\":\"typing\",\"conversation\":" + talk.id().value() + "}");
      assertThat(anas.first("typing").at("/who/name").asText()).isEqualTo("Carla");
      carlas.close();
      anas.first("viewers", f -> anas.of("viewers").size() > 2 && names(f).equals(Set.of("Ana")));
    }
  }

  private static Set<String> names(JsonNode viewers) {
    return viewers.get("consultants").findValuesAsText("name").stream().collect(Collectors.toSet());
  }

  @Test
  void nobodyLooksAtWhatIsNotInTheirSight() {
    var talk = house.chat(someone(), "só para o suporte");
    try (var betos = LiveLine.open(beto, null)) {
      betos.sayText("{\"type\":\"viewing\",\"conversation\":" + talk.id().value() + "}");
      betos.sayText("{\"type\":\"typing\",\"conversation\":" + talk.id().value() + "}");
      betos.settle();
      assertThat(ana.get(path(talk)).json().get("viewers")).isEmpty();
      house.chat(talk.address().value(), "segredo");
      betos.settle();
      assertThat(betos.heard).noneMatch(f -> isAbout(f, talk));
    }
  }

  @Test
  void aCustomerWhoTypesIsSeenTyping() {
    var who = someone();
    var talk = house.chat(who, "oi");
    try (var line = LiveLine.open(ana, null)) {
      line.sayText("{\"type\":\"viewing\",\"conversation\":" + talk.id().value() + "}");
      line.first("viewers");
      house.intake.typing(new ChannelName("bot"), new Address(ChannelKind.TELEGRAM, who));
      assertThat(line.first("typing").at("/who/type").asText()).isEqualTo("customer");
    }
  }

  @Test
  void colleaguesSeeWhoComesPausesAndGoes() {
    try (var line = LiveLine.open(ana, null)) {
      line.first("counts");
      var carlas = LiveLine.open(carla, null);
      line.first(
          "presence", f -> isOf(f, "Carla") && f.at("/consultant/presence/connected").asBoolean());
      carla.put("/me/presence", Map.of("status", "pause", "reason", "almoço"));
      line.first(
          "presence",
          f -> isOf(f, "Carla") && f.at("/consultant/presence/reason").asText().equals("almoço"));
      carlas.close();
      line.first(
          "presence",
          f ->
              isOf(f, "Carla")
                  && f.at("/consultant/presence/status").asText().equals("pause")
                  && !f.at("/consultant/presence/connected").asBoolean());
      assertThat(line.of("presence")).noneMatch(f -> f.get("consultant").has("email"));
      carla.put("/me/presence", Map.of("status", "busy"));
    }
  }

  private static boolean isOf(JsonNode presence, String name) {
    return presence.at("/consultant/name").asText().equals(name);
  }

  @Test
  void aNewDeskShowsItsConversationsAtOnce() {
    var gil = house.consultant("Gil", Role.CONSULTANT);
    var talk = house.chat(someone(), "oi");
    try (var line = LiveLine.open(house.logIn(gil), null)) {
      admin.patch(
          "/consultants/" + gil.id().value(),
          Map.of("desks", List.of(house.desk("suporte").value()), "capacity", 0));
      line.first("welcome", f -> f.get("reset").asBoolean() && f.at("/me/desks").size() == 1);
      house.chat(talk.address().value(), "agora sim");
      line.first("entry", f -> f.at("/entry/text").asText().equals("agora sim"));
    }
  }

  @Test
  void aLineEndsWithItsSession() throws Exception {
    var hugo = house.logIn(house.consultant("Hugo", Role.CONSULTANT));
    try (var line = LiveLine.open(hugo, null)) {
      hugo.delete("/session");
      assertThat(line.closed.get(20, TimeUnit.SECONDS)).isEqualTo(4401);
    }
  }

  @Test
  void aLineEndsWithItsConsultantOrToken() throws Exception {
    var iris = house.consultant("Íris", Role.CONSULTANT);
    try (var line = LiveLine.open(house.logIn(iris), null)) {
      admin.patch("/consultants/" + iris.id().value(), Map.of("enabled", false));
      assertThat(line.closed.get(20, TimeUnit.SECONDS)).isEqualTo(4401);
    }
  }

  @Test
  void noOtherSiteOpensALineWithMyCookie() {
    assertThat(LiveLine.refusal(house.guest())).isEqualTo(401);
    assertThat(LiveLine.refusal(ana)).as("no origin").isEqualTo(403);
    assertThat(LiveLine.refusal(ana.with("Origin", "https://evil.example"))).isEqualTo(403);
    assertThat(LiveLine.refusal(ana.with("Origin", "null"))).isEqualTo(403);
    assertThat(LiveLine.refusal(ana.with("Origin", "https://casa.example"))).isEqualTo(101);
    assertThat(ana.get("/live").status()).as("plain HTTP").isEqualTo(426);
  }

  @Test
  void theFirstFrameIsAHello() {
    try (var line = LiveLine.silent(LiveLine.fromOurPage(ana))) {
      line.sayText("{\"type\":\"ping\"}");
      assertThat(line.first("error").get("code").asText()).isEqualTo("hello-first");
      line.sayText("{\"type\":\"hello\"}");
      line.first("welcome");
    }
  }
}
