package dev.guiche.config;

/** One entry under {@code channels:}. Its name is its key there. */
public sealed interface ChannelConfig
    permits TelegramConfig, WhatsAppConfig, EmailConfig, WebchatConfig {
  String name();

  /** The key of the desk whose queue a new conversation enters. */
  String desk();

  /**
   * What has to be set before this channel can work, or empty when it can: it is off until then.
   */
  default String missing() {
    return "";
  }
}
