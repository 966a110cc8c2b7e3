package dev.guiche.ticket;

import dev.guiche.channel.InboundMessage;
import dev.guiche.config.EmailConfig;
import dev.guiche.config.MailRule;
import dev.guiche.contact.ContactId;
import dev.guiche.conversation.ConversationId;
import dev.guiche.conversation.LockedConversation;
import dev.guiche.conversation.NewEntry;
import dev.guiche.conversation.TimelineId;
import dev.guiche.conversation.Timelines;
import dev.guiche.database.Sql;
import dev.guiche.desk.DeskId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Classifies a new mail by the rules of its mailbox, and keeps which one it was. */
final class MailSorting {
  private MailSorting() {}

  /** The first rule that fits. */
  static Optional<MailRule> rule(
      Sql tx, EmailConfig mailbox, InboundMessage mail, String subject, ContactId from) {
    boolean byCompany = mailbox.rules().stream().anyMatch(rule -> !rule.companies().isEmpty());
    String company = byCompany ? company(tx, from) : null;
    String text = mail.content().text();
    return mailbox.rules().stream()
        .filter(rule -> rule.fits(subject, text, mail.from().value(), company))
        .findFirst();
  }

  /** A mail has begun a talk. The desk to which a rule has moved it. */
  static Optional<DeskId> begun(
      Sql tx, EmailConfig mailbox, InboundMessage mail, String subject, ConversationId id) {
    if (mailbox.rules().isEmpty()) {
      return Optional.empty();
    }
    var talk = LockedConversation.lock(tx, id);
    var rule = rule(tx, mailbox, mail, subject, talk.contact());
    rule.ifPresent(one -> move(tx, talk, one));
    return rule.map(MailRule::desk).map(desk -> desk(tx, desk));
  }

  private static void move(Sql tx, LockedConversation talk, MailRule rule) {
    var desk = rule.desk() == null ? talk.desk() : desk(tx, rule.desk());
    int priority = rule.priority() == null ? 0 : rule.priority().ordinal() - 1;
    tx.update(
        "update conversation set desk_id = $2, priority = $3 where id = $1",
        talk.id(),
        desk,
        priority);
    keep(tx, talk.timeline(), rule);
  }

  static DeskId desk(Sql tx, String key) {
    return tx.one("select id from desk where key = $1", row -> new DeskId(row.number("id")), key);
  }

  private static @Nullable String company(Sql tx, ContactId contact) {
    return tx.first(
            """
            select y.name from contact c join company y on y.id = c.company_id where c.id = $1
            """,
            row -> row.text("name"),
            contact)
        .orElse(null);
  }

  /** How it was classified is for consultants alone. */
  static void keep(Sql tx, TimelineId timeline, MailRule rule) {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("rule", rule.key());
    if (rule.desk() != null) {
      details.put("desk", rule.desk());
    }
    if (rule.category() != null) {
      details.put("category", rule.category());
    }
    if (rule.priority() != null) {
      details.put("priority", rule.priority().name().toLowerCase(Locale.ROOT));
    }
    Timelines.write(tx, timeline, NewEntry.event("sorted", null, false, details));
  }
}
