package dev.guiche.config;

import dev.guiche.config.WorkflowConfig.Priority;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a new mail is classified. It fits where all conditions hold that it has; one of several
 * words, senders or companies is enough. Accents and capitals do not matter.
 *
 * @param subjects of which one stands in the subject; empty for any
 * @param words of which one stands in the subject or the text; empty for any
 * @param senders addresses, or what stands behind their @; empty for any
 * @param companies names of the sender's company; empty for any
 * @param desk key of the desk that it is for; null for the mailbox's
 * @param category a key of that desk's workflow; null to go by its words, and for a conversation
 * @param priority null for the category's
 */
public record MailRule(
    String key,
    List<String> subjects,
    List<String> words,
    List<String> senders,
    List<String> companies,
    @Nullable String desk,
    @Nullable String category,
    @Nullable Priority priority) {
  public MailRule {
    subjects = List.copyOf(subjects);
    words = List.copyOf(words);
    senders = List.copyOf(senders);
    companies = List.copyOf(companies);
  }

  /**
   * @param sender their address
   * @param company the sender's, as it is called; null for none that we know
   */
  public boolean fits(String subject, String text, String sender, @Nullable String company) {
    return says(subjects, subject)
        && says(words, subject + "\n" + text)
        && (senders.isEmpty() || senders.stream().anyMatch(one -> wrote(one, sender)))
        && (companies.isEmpty() || (company != null && isOneOf(companies, company)));
  }

  private static boolean says(List<String> wanted, String said) {
    var words = new PlainWords(said);
    return wanted.isEmpty() || wanted.stream().map(PlainWords::new).anyMatch(words::contain);
  }

  /** A domain takes the domains below it as well. */
  private static boolean wrote(String wanted, String sender) {
    String name = wanted.toLowerCase(Locale.ROOT);
    String address = sender.toLowerCase(Locale.ROOT);
    return name.indexOf('@') > 0
        ? address.equals(name)
        : address.endsWith("@" + name.replace("@", "")) || address.endsWith("." + name);
  }

  private static boolean isOneOf(List<String> names, String name) {
    String plain = new PlainWords(name).toString();
    return names.stream().anyMatch(one -> new PlainWords(one).toString().equals(plain));
  }
}
