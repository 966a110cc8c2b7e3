package dev.guiche.config;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the {@code telegram_group:} of a desk. */
record TelegramGroupReader(List<String> bots) {
  @Nullable TelegramGroup read(Section desk) {
    boolean has = desk.has("telegram_group");
    var section = desk.section("telegram_group");
    if (!has) {
      return null;
    }
    String bot = section.required("channel", Form.TEXT, "?");
    long chat = section.required("chat", Form.TELEGRAM_GROUP, -1L);
    var shows = Set.copyOf(section.choices("shows", TelegramGroup.Detail.class));
    if (section.has("channel") && !bots.contains(bot)) {
      section.unknown("channel", "telegram_group.bot", bot, bots);
    }
    section.close();
    return new TelegramGroup(bot, chat, shows);
  }
}
