package dev.guiche.conversation;

import dev.guiche.desk.ConsultantId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a consultant is about to say.
 *
 * @param clientKey made by the screen or program that sends it; given again, it is the same entry
 * @param uploads numbers of files that the same consultant has uploaded
 * @param answers the entry that it replies to, or null
 * @param mentions whom a note names
 */
public record Draft(
    String clientKey,
    String text,
    List<Long> uploads,
    @Nullable EntryId answers,
    List<ConsultantId> mentions) {
  /** Characters of one message at most. */
  public static final int LONGEST = 100_000;

  public Draft(String clientKey, String text, List<Long> uploads, @Nullable EntryId answers) {
    this(clientKey, text, uploads, answers, List.of());
  }

  public Draft {
    uploads = List.copyOf(uploads);
    mentions = List.copyOf(mentions);
    text = text.replace("\0", "").strip();
    if (clientKey.isBlank() || clientKey.length() > 100) {
      throw new IllegalArgumentException("A client key has 1 to 100 characters");
    }
    if (text.isEmpty() && uploads.isEmpty()) {
      throw new IllegalArgumentException("A message has a text or a file");
    }
    if (text.length() > LONGEST) {
      throw new IllegalArgumentException("A message has at most " + LONGEST + " characters");
    }
  }
}
