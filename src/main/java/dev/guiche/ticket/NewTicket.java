package dev.guiche.ticket;

import dev.guiche.config.WorkflowConfig.Priority;
import dev.guiche.contact.ContactId;
import dev.guiche.desk.DeskId;
import org.jspecify.annotations.Nullable;

/**
 * What a ticket begins with.
 *
 * @param title one line
 * @param text what it is about, as the customer may read it; empty for nothing more than the title
 * @param category a key of the desk's workflow; null for the one of unclassified tickets
 * @param priority null for the category's
 */
public record NewTicket(
    ContactId contact,
    DeskId desk,
    String title,
    String text,
    @Nullable String category,
    @Nullable Priority priority) {

  public static final int LONGEST_TITLE = 200;

  public NewTicket {
    title = oneLine(title);
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
