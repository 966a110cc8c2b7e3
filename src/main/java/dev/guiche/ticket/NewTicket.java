package dev.guiche.ticket;

import dev.guiche.config.WorkflowConfig.Priority;
import dev.guiche.contact.ContactId;
import dev.guiche.desk.DeskId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a ticket begins with.
 *
 * @param title one line
 * @param text what it is about, as the customer may read it; empty for nothing more than the title
 * @param category a key of the desk's workflow; null to go by its words
 * @param priority null for the category's
 * @param fields what the workflow asks at opening, by the keys of its fields
 */
public record NewTicket(
    ContactId contact,
    DeskId desk,
    String title,
    String text,
    @Nullable String category,
    @Nullable Priority priority,
    Map<String, String> fields) {

  public static final int LONGEST_TITLE = 200;

  private static final int SHORT_TITLE = 80;

  public NewTicket {
    title = oneLine(title);
    fields = Map.copyOf(fields);
  }

  /** Without an answer to anything that the workflow asks. */
  public NewTicket(
      ContactId contact,
      DeskId desk,
      String title,
      String text,
      @Nullable String category,
      @Nullable Priority priority) {
    this(contact, desk, title, text, category, priority, Map.of());
  }

  /** How a description begins, short enough for a list; nothing where there is none. */
  public static String firstWords(String text) {
    String line = oneLine(text.strip().lines().findFirst().orElse(""));
    int end = line.length() <= SHORT_TITLE ? line.length() : line.lastIndexOf(' ', SHORT_TITLE);
    return end == line.length()
        ? line
        : line.substring(0, end > 0 ? end : line.offsetByCodePoints(0, 60)).strip() + "…";
  }

  static String oneLine(String title) {
    String line = title.replace("\0", "").replaceAll("\\s+", " ").strip();
    if (line.length() <= LONGEST_TITLE) {
      return line;
    }
    int end = LONGEST_TITLE - 1;
    return line.substring(0, Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end) + "…";
  }
}
