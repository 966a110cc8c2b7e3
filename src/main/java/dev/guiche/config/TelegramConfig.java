package dev.guiche.config;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A Telegram bot.
 *
 * @param token from BotFather; null leaves the channel off (or, in the sandbox, on the stand-in)
 * @param apiUrl scheme, host and port of a server that speaks the Bot API, {@code
 *     https://api.telegram.org} by default
 * @param webhookSecret what Telegram repeats in {@code X-Telegram-Bot-Api-Secret-Token}; null
 *     unless {@code mode} is WEBHOOK
 */
public record TelegramConfig(
    String name,
    String desk,
    @Nullable Secret token,
    URI apiUrl,
    Mode mode,
    @Nullable Secret webhookSecret)
    implements ChannelConfig {

  /** How updates arrive. */
  public enum Mode {
    POLLING,
    WEBHOOK
  }

  @Override
  public String missing() {
    return token == null ? "token" : "";
  }
}
