package dev.guiche.channel;

/** The provider behind a channel. */
public enum ChannelKind {
  TELEGRAM,
  WHATSAPP,
  EMAIL,
  WEBCHAT
}
