package dev.guiche.channel;

import org.jspecify.annotations.Nullable;

/**
 * What a message says.
 *
 * @param text what a person reads; may be empty when there are attachments; never contains U+0000
 * @param html the same as sanitized HTML, or null where the channel has only text
 * @param folded quoted history and signature, taken out of {@code text} but kept; null where there
 *     is none
 */
public record Content(String text, @Nullable String html, @Nullable String folded) {
  public Content {
    text = text.replace("\0", "");
  }

  public static Content text(String text) {
    return new Content(text, null, null);
  }
}
