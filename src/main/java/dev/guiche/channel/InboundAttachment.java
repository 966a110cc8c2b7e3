package dev.guiche.channel;

import org.jspecify.annotations.Nullable;

/**
 * A file that came with a message: either its bytes, or a reference that {@link Channel#fetch}
 * turns into bytes after the message is safe. Exactly one of the two is there.
 *
 * @param name as the sender called it, or what the adapter found fit; never a path
 * @param mediaType as claimed by the sender, such as {@code image/jpeg}; not to be trusted
 * @param bytes the content, at most 25 MB, or null
 * @param reference what the adapter needs to fetch it later, or null; never contains a secret
 * @param contentId the id by which the message's HTML shows it inline, or null
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
public record InboundAttachment(
    String name,
    String mediaType,
    byte @Nullable [] bytes,
    @Nullable String reference,
    @Nullable String contentId) {

  public InboundAttachment {
    if ((bytes == null) == (reference == null)) {
      throw new IllegalArgumentException("An attachment has bytes or a reference");
    }
  }

  public static InboundAttachment of(String name, String mediaType, byte[] bytes) {
    return new InboundAttachment(name, mediaType, bytes, null, null);
  }

  public static InboundAttachment toFetch(String name, String mediaType, String reference) {
    return new InboundAttachment(name, mediaType, null, reference, null);
  }
}
