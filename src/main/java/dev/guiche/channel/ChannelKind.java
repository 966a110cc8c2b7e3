package dev.guiche.channel;

/** The provider behind a channel; a phone contact is written down by hand. */
public enum ChannelKind {
  TELEGRAM,
  WHATSAPP,
  EMAIL,
  WEBCHAT,
  PHONE
}
