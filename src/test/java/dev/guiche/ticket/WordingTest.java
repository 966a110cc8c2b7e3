package dev.guiche.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guiche.conversation.Protocol;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordingTest {
  private static final Protocol PROTOCOL = Protocol.of(100_123);

  @ParameterizedTest
  @ValueSource(strings = {"pt-BR", "en", "es"})
  void whateverSpeaksOfATicketNamesItsProtocol(String tag) {
    var words = Wording.in(Locale.forLanguageTag(tag));
    assertThat(
            Stream.of(
                words.subject(PROTOCOL, "t"),
                words.transcriptSubject(PROTOCOL),
                words.becameTicket("Ana", PROTOCOL),
                words.becameTicket("", PROTOCOL),
                words.closed("Ana", PROTOCOL),
                words.closed("", PROTOCOL),
                words.received(PROTOCOL, "t"),
                words.opened(PROTOCOL, "t"),
                words.ticketClosed(PROTOCOL, "s"),
                words.silenceAhead(PROTOCOL, Instant.EPOCH, ZoneId.of("UTC")),
                words.silence(PROTOCOL, "s"),
                words.stillOnIt(PROTOCOL),
                words.answerThisMail(PROTOCOL),
                words.transcriptTitle(PROTOCOL),
                words.transcriptOfTicket(Protocol.of(1_000_000), PROTOCOL)))
        .allSatisfy(said -> assertThat(said).contains(PROTOCOL.value()))
        .allSatisfy(said -> assertThat(Character.isLowerCase(said.codePointAt(0))).isFalse());
    assertThat(words.locale().toLanguageTag()).isEqualTo(tag);
    assertThat(words.transcriptSentTo("a@b.example")).contains("a@b.example");
  }

  @Test
  void aLanguageThatWeDoNotSpeakReadsPortuguese() {
    assertThat(Wording.in(Locale.JAPANESE).solution()).isEqualTo("Solução");
  }

  @Test
  void theProtocolInASubjectIsFoundAgain() {
    assertThat(Protocol.in("RES: " + Wording.in(Locale.ROOT).subject(PROTOCOL, "Nota 12")))
        .contains(PROTOCOL);
  }

  @ParameterizedTest
  @CsvSource({
    "Maria Silva, Maria",
    "João, João",
    "maria@loja.example, ''",
    "+5511999998888, ''",
    "Visitante a1b2, ''",
    "Telegram 12345, ''",
    "' ', ''"
  })
  void onlyANameIsUsedAsAName(String name, String first) {
    assertThat(Wording.firstName(name)).isEqualTo(first);
  }

  @Test
  void timesAndSizesAreWrittenAsTheLanguageDoes() {
    var at = Instant.parse("2026-03-01T20:05:00Z");
    var portuguese = Wording.in(Locale.forLanguageTag("pt-BR"));
    assertThat(portuguese.at(at, ZoneId.of("America/Sao_Paulo"))).isEqualTo("01/03/2026 às 17:05");
    assertThat(portuguese.file("a", 2_500_000L)).isEqualTo("Anexo: a (2,5 MB)");
    assertThat(Wording.in(Locale.ENGLISH).file("a", 2_500_000L)).isEqualTo("File: a (2.5 MB)");
    assertThat(portuguese.file("a", 999L)).isEqualTo("Anexo: a (999 B)");
    assertThat(portuguese.file("a", null)).isEqualTo("Anexo: a");
  }
}
