package dev.guiche.config;

/**
 * How a desk ties what customers say on one channel to what they said on another.
 *
 * @param aboutTicket whether who has an open ticket and writes on a messenger is asked if it is
 *     about that
 * @param answersToOrigin whether an answer on a ticket goes by mail and to the messenger that the
 *     talk came from
 */
public record TiesConfig(boolean aboutTicket, boolean answersToOrigin) {
  public static final TiesConfig USUAL = new TiesConfig(true, false);

  /** Where a ticket's answers go beside the mail. */
  enum Also {
    ORIGIN
  }

  static TiesConfig read(Section desk) {
    return new TiesConfig(
        desk.value("about_ticket", Form.FLAG, true),
        desk.choiceOrNull("answers_also", Also.class) == Also.ORIGIN);
  }
}
