package dev.guiche.ticket.phone;

import dev.guiche.channel.ChannelKind;
import dev.guiche.contact.ContactId;
import dev.guiche.desk.DeskId;
import dev.guiche.ticket.Escalation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A contact as it is written down.
 *
 * @param contact who it was, or null for somebody new, whose name and number are given
 * @param phone digits, with or without what people write between them; null for none
 * @param minutes how long it took
 * @param summary what was said, as the customer reads it
 * @param note what stays among us, or null
 * @param solution what was done; null where it becomes a ticket
 * @param ticket what it becomes; null where it was solved
 * @param summaryOn where the customer gets the summary: e-mail, Telegram or WhatsApp
 * @param email learned just now, or null
 */
public record PhoneContact(
    @Nullable ContactId contact,
    @Nullable String name,
    @Nullable String company,
    @Nullable String phone,
    DeskId desk,
    Medium medium,
    Direction direction,
    Instant startedAt,
    int minutes,
    String summary,
    @Nullable String note,
    @Nullable String solution,
    Escalation.@Nullable Order ticket,
    ChannelKind summaryOn,
    @Nullable String email,
    boolean withoutEmail) {

  /** How people spoke. */
  public enum Medium {
    TELEPHONE,
    SKYPE,
    IN_PERSON,
    WHATSAPP
  }

  /** Who began. */
  public enum Direction {
    IN,
    OUT
  }
}
