package dev.guiche.sandbox.page;

import dev.guiche.sandbox.Misbehaviour;
import dev.guiche.sandbox.Misbehaviour.Fault;
import dev.guiche.sandbox.Misbehaviour.Trick;
import java.time.Duration;

/** Names for what a provider can be told to do wrong. */
final class Switchboard {
  private static final Duration A_WHILE = Duration.ofSeconds(10);

  private Switchboard() {}

  /**
   * @throws IllegalArgumentException for a name that is none of them
   */
  static void give(Handset handset, String order) {
    Misbehaviour provider = handset.misbehaviour();
    switch (order) {
      case "redeliver" -> handset.redeliverLast();
      case "twice" -> provider.deliveries(new Trick.Twice());
      case "late" -> provider.deliveries(new Trick.Late(A_WHILE));
      case "swapped" -> provider.deliveries(new Trick.Swapped());
      case "too-many" -> provider.next(new Fault.TooMany(A_WHILE));
      case "broken" -> provider.next(new Fault.Broken());
      case "cut-before" -> provider.next(new Fault.CutBefore());
      case "cut-after" -> provider.next(new Fault.CutAfter());
      case "slow" -> provider.next(new Fault.Slow(A_WHILE));
      case "away" -> provider.goAway();
      case "back" -> provider.comeBack();
      case "calm" -> provider.calm();
      default -> throw new IllegalArgumentException("No such order: " + order);
    }
  }
}
