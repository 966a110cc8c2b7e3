package dev.guiche.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** To whom each rule gives those who come by Telegram, with two people at their screens. */
@Tag("TS-8")
class RulesWalkIT {
  @RegisterExtension static final Firm firm = new Firm("regras.yml");

  private static Colleague ana;
  private static Colleague bia;
  private static LiveScreen anasScreen;
  private static LiveScreen biasScreen;
  private static int customers;

  private final List<Long> talks = new ArrayList<>();

  @BeforeAll
  static void moveIn() throws IOException {
    ana = firm.hire("Ana Lima", "consultant");
    bia = firm.hire("Bia Prado", "consultant");
    anasScreen = ana.screen();
    biasScreen = bia.screen();
  }

  @AfterAll
  static void leave() {
    anasScreen.close();
    biasScreen.close();
  }

  @AfterEach
  void theDayEnds() {
    List.copyOf(talks).forEach(this::ends);
  }

  @Test
  void roundRobinGivesToOneAfterTheOther() {
    var hands = List.of(given("Rodízio"), given("Rodízio"), given("Rodízio"), given("Rodízio"));
    assertThat(hands.get(0)).isNotEqualTo(hands.get(1));
    assertThat(hands).containsExactly(hands.get(0), hands.get(1), hands.get(0), hands.get(1));
  }

  @Test
  void leastBusyGivesToWhoHasLess() {
    long first = given("Mais folga");
    long second = given("Mais folga");
    assertThat(second).isNotEqualTo(first);
    ends(talks.getFirst());
    assertThat(given("Mais folga")).isEqualTo(first);
  }

  @Test
  void longestIdleGivesToWhoHasHadNothingForLongest() {
    long first = given("Parado há mais tempo");
    long second = given("Parado há mais tempo");
    assertThat(second).isNotEqualTo(first);
    ends(talks.getLast());
    ends(talks.getFirst());
    assertThat(given("Parado há mais tempo")).isEqualTo(second);
  }

  @Test
  void byHandNobodyIsGivenAnythingUntilTheyTakeIt() {
    long talk = comes("Cada um pega");
    long other = given("Rodízio");
    assertThat(other).isPositive();
    assertThat(conversation(talk).get("state").asText()).isEqualTo("queued");
    bia.does("conversations/" + talk + "/take", Map.of());
    assertThat(conversation(talk).at("/consultant/id").asLong()).isEqualTo(bia.id());
  }

  @Test
  void whoLooksAfterTheCustomerComesFirstAndWhyIsWrittenDown() {
    var customer = firm.telegram("Cliente da Bia");
    long talk = comes(customer, "Carteira");
    long person = conversation(talk).at("/contact/id").asLong();
    holder(talk);
    ends(talk);
    for (var keeper : List.of(bia, ana)) {
      ana.changes("contacts/" + person, Map.of("portfolio", keeper.id()));
      long next = comes(customer, "Carteira");
      assertThat(holder(next)).isEqualTo(keeper.id());
      assertThat(firm.admin().get("conversations/" + next + "/entries").toString())
          .contains("portfolio");
      ends(next);
    }
  }

  /** Somebody new comes to a desk; the number of who is given them. */
  private long given(String desk) {
    return holder(comes(desk));
  }

  private long comes(String desk) {
    return comes(firm.telegram("Cliente " + ++customers), desk);
  }

  private long comes(Chat customer, String desk) {
    String words = "Mensagem " + ++customers;
    int read = customer.phone().reads().size();
    customer.writes(words);
    await().until(() -> customer.phone().reads().size() > read);
    customer.phone().presses(desk);
    long talk = firm.admin().talkOf(words);
    talks.add(talk);
    await().until(() -> !conversation(talk).get("state").asText().equals("triage"));
    return talk;
  }

  private static long holder(long talk) {
    return await().until(() -> conversation(talk).at("/consultant/id").asLong(), id -> id > 0);
  }

  private static JsonNode conversation(long talk) {
    return firm.admin().get("conversations/" + talk);
  }

  private void ends(long talk) {
    talks.remove(talk);
    var end = Map.of("outcome", "solved", "solution", "Feito.", "withoutEmail", true);
    firm.admin().does("conversations/" + talk + "/close", end);
  }
}
