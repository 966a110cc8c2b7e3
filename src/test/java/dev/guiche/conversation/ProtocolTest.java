package dev.guiche.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("IN-12")
class ProtocolTest {
  @Property
  void oneWrongDigitIsFound(
      @ForAll @LongRange(min = 100_000, max = 999_999_999) long number,
      @ForAll @IntRange(max = 5) int place,
      @ForAll @IntRange(min = 1, max = 9) int off) {
    var right = Protocol.of(number).value();
    var wrong = new StringBuilder(right);
    wrong.setCharAt(place, (char) ('0' + (right.charAt(place) - '0' + off) % 10));
    assertThatThrownBy(() -> new Protocol(wrong.toString()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Property
  void twoSwappedDigitsAreFound(
      @ForAll @LongRange(min = 100_000, max = 999_999_999) long number,
      @ForAll @IntRange(max = 4) int place) {
    var right = Protocol.of(number).value();
    var swapped = new StringBuilder(right);
    swapped.setCharAt(place, right.charAt(place + 1));
    swapped.setCharAt(place + 1, right.charAt(place));
    if (!swapped.toString().equals(right)) {
      assertThatThrownBy(() -> new Protocol(swapped.toString()))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aSubjectGivesItsProtocolAndNothingElse() {
    var protocol = Protocol.of(100_042);
    assertThat(Protocol.in("RES: [#" + protocol + "] nota fiscal 123456-0")).contains(protocol);
    assertThat(Protocol.in("pedido 2026-1, fone 3221-9876")).isEmpty();
  }
}
