package dev.guiche.channel;

/**
 * How far a message of ours has come. It only moves on: a later report of an earlier step changes
 * nothing.
 */
public enum DeliveryStatus {
  /** In the outbox. */
  PENDING,
  /** Handed to the provider; whether the provider has it is not known yet. */
  SENDING,
  SENT,
  DELIVERED,
  READ,
  /** The provider refused it for good; a person may try again. */
  FAILED;

  /**
   * Whether a report of {@code next} is news. A refusal after the fact counts unless the customer
   * has it.
   */
  public boolean mayBecome(DeliveryStatus next) {
    return next == FAILED ? this.compareTo(SENT) <= 0 : this != FAILED && this.compareTo(next) < 0;
  }
}
