package dev.guiche.ticket;

import dev.guiche.config.WorkflowConfig.FileRule;
import dev.guiche.conversation.Attachment;
import dev.guiche.conversation.Attachments;
import dev.guiche.conversation.Entries;
import dev.guiche.conversation.EntryId;
import dev.guiche.conversation.NewEntry;
import dev.guiche.conversation.Refusal;
import dev.guiche.conversation.Timelines;
import dev.guiche.database.Sql;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/**
 * Where a stage or a desk takes some files only, such as proofs of payment as PDF, another one is
 * kept but marked, and the customer is told kindly (IN-10). It is still their turn then: the ticket
 * stays, and their silence counts anew. A PDF is known by what is in it.
 */
final class FileRules {
  private static final byte[] PDF = "%PDF-".getBytes(StandardCharsets.US_ASCII);

  /** Some programs write something of their own before it. */
  private static final int WITHIN = 1024;

  private final Workflows workflows;
  private final Telling telling;

  FileRules(Workflows workflows, Telling telling) {
    this.workflows = workflows;
    this.telling = telling;
  }

  /** Whether something that came with these words was turned back. */
  boolean turnBack(Sql tx, Ticket ticket, EntryId entry) {
    var rule = workflows.files(ticket);
    var refused = rule.map(r -> unfit(tx, r, entry)).orElse(List.of());
    if (!refused.isEmpty()) {
      refuse(tx, ticket, entry, rule.orElseThrow(), refused);
    }
    return !refused.isEmpty();
  }

  /**
   * For whoever can still take another file.
   *
   * @param locale of what is said
   * @throws Refusal where one of the files is not taken; nothing of it is kept then
   */
  void require(Sql tx, Ticket ticket, EntryId entry, Locale locale) {
    workflows
        .files(ticket)
        .filter(rule -> !unfit(tx, rule, entry).isEmpty())
        .ifPresent(
            rule -> {
              throw new Refusal.Invalid("file-not-taken", words(rule, Wording.in(locale)));
            });
  }

  /** Whether the ticket waits for a file, and these words came without one. */
  boolean stillWaits(Sql tx, Ticket ticket, EntryId entry) {
    return workflows.files(ticket).filter(FileRule::required).isPresent()
        && stored(tx, entry).isEmpty();
  }

  private static List<Attachment> stored(Sql tx, EntryId entry) {
    return new Entries(tx)
        .find(entry).orElseThrow().attachments().stream()
            .filter(file -> file.state() == Attachment.State.STORED)
            .toList();
  }

  private static List<String> unfit(Sql tx, FileRule rule, EntryId entry) {
    return stored(tx, entry).stream()
        .filter(file -> !fits(tx, rule, file))
        .map(Attachment::name)
        .toList();
  }

  private void refuse(Sql tx, Ticket ticket, EntryId entry, FileRule rule, List<String> files) {
    var details = Map.of("entry", entry.value(), "files", files);
    Timelines.add(tx, ticket.timeline(), NewEntry.event("file-refused", null, false, details));
    telling.tell(tx, ticket, words(rule, telling.reader(tx, ticket).wording()));
  }

  private static String words(FileRule rule, Wording words) {
    var kinds = String.join(", ", new TreeSet<>(rule.only())).toUpperCase(Locale.ROOT);
    var say = rule.say();
    return say == null ? words.onlyFiles(kinds) : say.in(words.locale());
  }

  private static boolean fits(Sql tx, FileRule rule, Attachment file) {
    if (rule.only().contains("pdf") && isPdf(new Attachments(tx).part(file.id(), 0, WITHIN))) {
      return true;
    }
    String name = file.name().toLowerCase(Locale.ROOT);
    return rule.only().stream()
        .filter(kind -> !kind.equals("pdf"))
        .anyMatch(kind -> name.endsWith("." + kind));
  }

  static boolean isPdf(byte[] head) {
    for (int i = 0; i + PDF.length <= head.length; i++) {
      if (java.util.Arrays.equals(head, i, i + PDF.length, PDF, 0, PDF.length)) {
        return true;
      }
    }
    return false;
  }
}
