package dev.guiche.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guiche.channel.ExternalId;
import dev.guiche.database.TestDatabase;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SignatureTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();
  private static Signer signer;
  private static ReplyAddress addresses;
  private static MessageIds messageIds;

  @BeforeAll
  static void sign() {
    signer = Signer.named("test", db.database());
    addresses = new ReplyAddress(signer);
    messageIds = new MessageIds(signer);
  }

  @Test
  void theKeyIsMadeOnceAndEveryNodeHasTheSame() {
    assertThat(Signer.named("test", db.database()).sign("p", "text"))
        .isEqualTo(signer.sign("p", "text"));
    assertThat(Signer.named("other", db.database()).sign("p", "text"))
        .isNotEqualTo(signer.sign("p", "text"));
    assertThat(signer.sign("q", "text")).isNotEqualTo(signer.sign("p", "text"));
  }

  @Test
  void theLocalPartOfAReplyAddressIsNeverTooLong() {
    var ticket = new TicketId(36L * 36 * 36 * 36 * 36 * 36);
    var shortest = addresses.of(ticket, "s@casa.example");
    assertThat(addresses.ticketIn(List.of("x@y.example", shortest))).contains(ticket);
    assertThat(shortest.indexOf('@')).isLessThanOrEqualTo(64);
    assertThat(addresses.of(ticket, "s".repeat(60) + "@casa.example")).isNull();
  }

  @Test
  void anAddressThatAlreadyHasAPlusWorksToo() {
    var ticket = new TicketId(7);
    assertThat(addresses.ticketIn(List.of(addresses.of(ticket, "casa+suporte@casa.example"))))
        .contains(ticket);
  }

  @Test
  void anyChangedCharacterBreaksIt() {
    var address = addresses.of(new TicketId(7), "s@casa.example");
    for (int i = address.indexOf('-') + 1; i < address.indexOf('@'); i++) {
      var changed =
          address.substring(0, i)
              + (address.charAt(i) == 'a' ? 'b' : 'a')
              + address.substring(i + 1);
      assertThat(addresses.ticketIn(List.of(changed))).isEmpty();
    }
  }

  @Test
  void aMessageIdLeadsBackToItsEntryAndAForgedOneNowhere() {
    var id = messageIds.next(12_345, "s@casa.example");
    assertThat(messageIds.entryOf(id)).contains(12_345L);
    assertThat(messageIds.next(12_345, "s@casa.example")).isNotEqualTo(id);
    var forged = new ExternalId(id.value().replaceFirst("<[0-9a-z]+", "<1"));
    assertThat(messageIds.entryOf(forged)).isEmpty();
    assertThat(messageIds.entryOf(new ExternalId("<x@y.example>"))).isEmpty();
    assertThat(messageIds.entryOf(new ExternalId("<" + "9".repeat(900) + ">"))).isEmpty();
  }

  @Test
  void onlySmallLettersAndDigitsAreUsed() {
    for (int i = 0; i < 1000; i++) {
      var signature = signer.sign("p", "t" + i);
      assertThat(signature).hasSize(16).isEqualTo(signature.toLowerCase(Locale.ROOT));
    }
  }
}
