package dev.guiche.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guiche.sandbox.Misbehaviour.Fault;
import dev.guiche.sandbox.Misbehaviour.Trick;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MisbehaviourTest {
  private final Misbehaviour misbehaviour = new Misbehaviour();

  @Test
  void itBehavesUntilItIsToldOtherwise() {
    assertThat(misbehaviour.onCall("send")).isNull();
    assertThat(misbehaviour.onDelivery()).isNull();
    assertThat(misbehaviour.isAway()).isFalse();
  }

  @Test
  void anOrderMeetsOneCallOfItsKind() {
    misbehaviour.next("send", new Fault.Broken(), new Fault.CutAfter());
    assertThat(misbehaviour.onCall("poll")).isNull();
    assertThat(misbehaviour.onCall("send")).isEqualTo(new Fault.Broken());
    assertThat(misbehaviour.onCall("send")).isEqualTo(new Fault.CutAfter());
    assertThat(misbehaviour.onCall("send")).isNull();
  }

  @Test
  void anOrderWithoutAKindMeetsAnyCall() {
    misbehaviour.next(new Fault.Silent());
    assertThat(misbehaviour.onCall("anything")).isEqualTo(new Fault.Silent());
  }

  @Test
  void aFrequentFaultLastsUntilItCalmsDown() {
    misbehaviour.often(1, new SplittableRandom(1), new Fault.Broken());
    assertThat(misbehaviour.onCall("a")).isEqualTo(new Fault.Broken());
    assertThat(misbehaviour.onCall("b")).isEqualTo(new Fault.Broken());
    misbehaviour.calm();
    assertThat(misbehaviour.onCall("c")).isNull();
  }

  @Test
  void tricksAreForDeliveriesOnly() {
    misbehaviour.deliveries(new Trick.Twice(), new Trick.Late(Duration.ofMillis(5)));
    assertThat(misbehaviour.onCall("send")).isNull();
    assertThat(misbehaviour.onDelivery()).isEqualTo(new Trick.Twice());
    assertThat(misbehaviour.onDelivery()).isEqualTo(new Trick.Late(Duration.ofMillis(5)));
  }

  @Test
  void itLeavesAndComesBackOnce() {
    List<String> steps = new ArrayList<>();
    misbehaviour.whenAway(() -> steps.add("left"), () -> steps.add("back"));
    misbehaviour.goAway();
    misbehaviour.goAway();
    assertThat(misbehaviour.isAway()).isTrue();
    misbehaviour.comeBack();
    misbehaviour.calm();
    assertThat(steps).containsExactly("left", "back");
  }
}
