package dev.guiche.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The chat on a web site.
 *
 * @param origins sites that may show it, such as {@code https://www.example.com.br}; {@code *} for
 *     any
 * @param identityKey signs who a visitor is, on the site's own server (HMAC-SHA256); null: visitors
 *     are anonymous
 * @param title what stands in the window's head
 * @param greeting the first words in the window
 * @param ask what an unknown visitor is asked for before their first word; empty for nothing
 */
public record WebchatConfig(
    String name,
    String desk,
    List<String> origins,
    @Nullable Secret identityKey,
    String title,
    String greeting,
    List<Ask> ask)
    implements ChannelConfig {

  public WebchatConfig {
    origins = List.copyOf(origins);
    ask = List.copyOf(ask);
  }

  /** A question to a visitor. */
  public enum Ask {
    NAME,
    EMAIL
  }
}
