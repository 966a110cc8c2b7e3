package dev.guiche.channel;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One configured way in and out. Methods block the calling virtual thread; an adapter is used by
 * many at once, but the outbox never has two messages of one conversation under way.
 */
public interface Channel {
  ChannelName name();

  ChannelKind kind();

  /**
   * Begins to receive. Returns at once; a provider that cannot be reached is tried again and shown
   * in health.
   */
  void start(Inbox inbox);

  /** Who hears our own people here; before {@link #start}. A channel without groups ignores it. */
  default void hear(Colleagues colleagues) {}

  /** Takes nothing new and returns when the message at hand is committed, within a few seconds. */
  void stop();

  ChannelHealth health();

  /**
   * Cuts what a consultant wrote into the calls that this provider needs: long texts split at its
   * limit (never inside a surrogate pair, at a line or word end where there is one), files one by
   * one.
   *
   * @param files how many files go with the text
   */
  List<Part> parts(String text, int files);

  /**
   * Gives one message to the provider.
   *
   * @throws SendFailure when the provider does not, or may not, have it
   */
  Sent send(OutboundMessage message) throws SendFailure;

  /**
   * Finds out whether an earlier attempt, whose answer was lost, did reach the provider.
   *
   * @param known tells the messages of this channel, theirs and ours, that are already accounted
   *     for
   * @throws SendFailure.Later when the provider cannot be asked right now
   */
  Lookup findSent(OutboundMessage message, Predicate<ExternalId> known) throws SendFailure.Later;

  /**
   * Fetches a file that came by reference.
   *
   * @throws SendFailure.Later when it may work another time
   * @throws SendFailure.Refused when the file is gone or too large
   */
  byte[] fetch(String reference) throws SendFailure;

  /** For how long after the customer's last message free text may be sent; null for ever. */
  default @Nullable Duration answerWindow() {
    return null;
  }

  /** Whether {@link OutboundMessage#choices} are shown as buttons; else the text must name them. */
  default boolean hasButtons() {
    return false;
  }

  /** Whether these choices are shown for a touch beside this text; else the text must name them. */
  default boolean shows(String text, List<String> choices) {
    return hasButtons();
  }

  /** The mailbox's own address; null on every channel but e-mail. */
  default @Nullable Address mailbox() {
    return null;
  }

  /** Shows the customer that a consultant is writing. Best effort. */
  default void showTyping(Address to) {}

  /**
   * One call.
   *
   * @param file the index of the file it carries, or -1
   */
  record Part(String text, int file) {}

  /**
   * @param status SENT, or DELIVERED where the provider's answer means as much
   */
  record Sent(ExternalId id, DeliveryStatus status) {}

  /** What a provider says of a message whose answer was lost. */
  sealed interface Lookup {
    record Found(ExternalId id) implements Lookup {}

    /** The provider surely does not have it. */
    record Missing() implements Lookup {}

    /**
     * This provider cannot tell; the outbox sends again only where the customer's side drops
     * repeats.
     */
    record Unknown(boolean repeatIsHarmless) implements Lookup {}
  }
}
