package dev.guiche.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "+5531987654321",
        "+553187654321",
        "5531987654321 ",
        "(31) 98765-4321",
        "(31) 8765-4321",
        "031 98765-4321",
        "+55 31 9 8765-4321",
        "whatsapp:+553187654321"
      })
  void everySpellingOfABrazilianMobileNumberIsTheSame(String written) {
    assertThat(Phone.read(written)).contains(new Phone("+5531987654321"));
  }

  @ParameterizedTest
  @CsvSource({
    "+551133334444, +551133334444",
    "(11) 3333-4444, +551133334444",
    "+552122223333, +552122223333",
    "+556255554444, +556255554444"
  })
  void aLandLineGetsNoNinthDigit(String written, String e164) {
    assertThat(Phone.read(written)).contains(new Phone(e164));
  }

  @ParameterizedTest
  @ValueSource(strings = {"+14155238886", "+351912345678", "+5491123456789", "+447911123456"})
  void aForeignNumberStaysAsItIs(String written) {
    assertThat(Phone.read(written)).contains(new Phone(written));
  }

  @Test
  void twoMobileNumbersThatDifferInOneDigitAreTwo() {
    assertThat(Phone.read("+553187654321")).isNotEqualTo(Phone.read("+553187654322"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "abc", "+", "12", "+5500", "BR.13491208655302741918", "+0000000"})
  void whatIsNoNumberIsNone(String written) {
    assertThat(Phone.read(written)).isEmpty();
  }

  @Test
  void itReadsAsPeopleWriteIt() {
    assertThat(new Phone("+5531987654321").forReading()).isEqualTo("+55 31 98765-4321");
  }

  @Test
  void anUnfinishedFormIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Phone("31987654321"));
  }
}
