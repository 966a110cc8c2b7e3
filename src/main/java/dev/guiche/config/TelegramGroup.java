package dev.guiche.config;

import java.util.Set;

/**
 * The Telegram group in which a desk hears what is new.
 *
 * @param channel the name of the bot that is a member of it
 * @param chat Telegram's number of the group, below zero
 * @param shows what of the customer the desk allows there; protocol, category, priority and desk
 *     are always told
 */
public record TelegramGroup(String channel, long chat, Set<Detail> shows) {
  public TelegramGroup {
    shows = Set.copyOf(shows);
  }

  /** What a group may read of a customer. */
  public enum Detail {
    NAME,
    COMPANY,
    SUBJECT
  }
}
