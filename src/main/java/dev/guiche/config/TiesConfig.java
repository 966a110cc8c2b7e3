package dev.guiche.config;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a desk ties what customers say on one channel to what they said on another.
 *
 * @param aboutTicket whether who has an open ticket and writes on a messenger is asked if it is
 *     about that
 * @param answersToOrigin whether an answer on a ticket goes by mail and to the messenger that the
 *     talk came from
 * @param mailAfter after how long an answer on the web chat that no browser took goes by mail;
 *     null: never
 */
public record TiesConfig(
    boolean aboutTicket, boolean answersToOrigin, @Nullable Duration mailAfter) {
  public static final TiesConfig USUAL = new TiesConfig(true, false, null);

  /** Where a ticket's answers go beside the mail. */
  enum Also {
    ORIGIN
  }

  static TiesConfig read(Section desk) {
    var after = desk.valueOrNull("mail_absent", Form.DURATION);
    if (after != null && after.compareTo(Duration.ofMinutes(1)) < 0) {
      desk.wrong("mail_absent", "care.short");
    }
    return new TiesConfig(
        desk.value("about_ticket", Form.FLAG, true),
        desk.choiceOrNull("answers_also", Also.class) == Also.ORIGIN,
        after);
  }
}
