package dev.guiche.app;

import java.util.List;

/**
 * Somebody on the other side of a channel, who writes and reads whatever becomes of the gateway.
 */
interface Customer extends AutoCloseable {
  /** Unique among all; stands in every text that goes either way. */
  String name();

  /** Is with the provider, or in the browser's own store, when it returns. */
  void writes(String text);

  /** What has come from the desk, oldest first, as it stands on the customer's screen. */
  List<String> reads();

  /** How many of their messages the gateway has not taken yet, where their side knows. */
  default int unaccepted() {
    return 0;
  }

  @Override
  default void close() {}
}
