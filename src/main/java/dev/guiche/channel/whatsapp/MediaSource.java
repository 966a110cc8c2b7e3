package dev.guiche.channel.whatsapp;

import dev.guiche.channel.OutboundAttachment;
import org.jspecify.annotations.Nullable;

/** Where the bytes of our outgoing files are, for Twilio to fetch. */
@FunctionalInterface
public interface MediaSource {
  /**
   * Blocks the calling virtual thread.
   *
   * @param id as in {@link OutboundAttachment#id}
   * @return null when there is no such file
   */
  @Nullable OutboundAttachment find(long id);
}
