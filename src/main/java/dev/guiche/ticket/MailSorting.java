package dev.guiche.ticket;

import dev.guiche.channel.InboundMessage;
import dev.guiche.config.EmailConfig;
import dev.guiche.config.MailRule;
import dev.guiche.contact.ContactId;
import dev.guiche.conversation.NewEntry;
import dev.guiche.conversation.Timelines;
import dev.guiche.database.Sql;
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
  static void keep(Sql tx, Ticket ticket, MailRule rule) {
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
    Timelines.write(tx, ticket.timeline(), NewEntry.event("sorted", null, false, details));
  }
}
