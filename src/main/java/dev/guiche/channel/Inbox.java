package dev.guiche.channel;

import org.jspecify.annotations.Nullable;

/**
 * Where adapters put what customers send. Every method returns after the commit, so that an adapter
 * acknowledges to its provider exactly when a call has returned. All block the calling virtual
 * thread.
 */
public interface Inbox {
  /**
   * Takes a message. The same {@code (channel, externalId)} given again is recognised and changes
   * nothing.
   *
   * @throws InboxUnavailable when nothing was kept; the provider has to deliver it again
   */
  Receipt receive(InboundMessage message) throws InboxUnavailable;

  /** The customer's newer wording of an earlier message; unknown messages are taken as new. */
  Receipt edited(InboundMessage newWording) throws InboxUnavailable;

  /** What became of a message of ours. Reports may come late, doubled or out of order. */
  void report(DeliveryReport report) throws InboxUnavailable;

  /**
   * Keeps raw what the adapter's own code could not understand, so that the next message is not
   * held up.
   */
  void quarantine(ChannelName channel, @Nullable ExternalId id, byte[] raw, Throwable why)
      throws InboxUnavailable;

  /** The customer is writing. Best effort, kept nowhere. */
  void typing(ChannelName channel, Address from);

  /**
   * A message that is safe.
   *
   * @param entry its number on the timeline; 0 when it was kept in quarantine or needs no entry (a
   *     bounce)
   * @param known whether it had been received before
   */
  record Receipt(long entry, boolean known) {}

  /** Nothing was kept: no database, or too much work at hand. */
  final class InboxUnavailable extends Exception {
    public InboxUnavailable(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }
}
