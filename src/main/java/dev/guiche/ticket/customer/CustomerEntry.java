package dev.guiche.ticket.customer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guiche.config.WorkflowConfig;
import dev.guiche.conversation.Attachment;
import dev.guiche.conversation.Author;
import dev.guiche.conversation.Entry;
import dev.guiche.conversation.EntryId;
import dev.guiche.conversation.EntryKind;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a customer may read of one thing on a timeline. Of an event only what is named here, so that
 * a detail that somebody adds to it stays inside.
 *
 * @param name of the author; null for the house and for what happened
 * @param event null unless something happened
 */
public record CustomerEntry(
    EntryId id,
    Author author,
    @Nullable String name,
    String text,
    List<File> files,
    @Nullable Happened event,
    Instant at) {

  /** Events that say something to a customer; others, such as a transcript's mail, are ours. */
  private static final Set<String> TOLD = Set.of("opened", "stage", "rated", "promised", "planned");

  /**
   * A file.
   *
   * @param size bytes; null until it is here
   */
  public record File(long id, String name, String mediaType, @Nullable Long size, boolean stored) {
    static File of(Attachment file) {
      return new File(
          file.id(),
          file.name(),
          file.mediaType(),
          file.size(),
          file.state() == Attachment.State.STORED);
    }
  }

  /**
   * Something happened.
   *
   * @param stage the one that it came to, or null
   * @param to the day that is promised or the version that it is planned for, or null
   * @param stars of a rating, or null
   */
  public record Happened(
      String type,
      @Nullable String stage,
      @Nullable String solution,
      @Nullable String reason,
      @Nullable String to,
      @Nullable Integer stars,
      @Nullable String comment) {}

  static boolean tells(Entry entry) {
    var event = entry.event();
    return switch (entry.kind()) {
      case MESSAGE -> true;
      case NOTE -> false;
      case EVENT -> event != null && TOLD.contains(event.path("type").asText());
    };
  }

  static CustomerEntry of(Entry entry, WorkflowConfig workflow, Locale locale) {
    boolean said = entry.kind() == EntryKind.MESSAGE;
    var event = entry.event();
    return new CustomerEntry(
        entry.id(),
        entry.author(),
        said && !entry.authorName().isEmpty() ? entry.authorName() : null,
        entry.text(),
        entry.attachments().stream().map(File::of).toList(),
        event == null ? null : happened(event, workflow, locale),
        entry.at());
  }

  private static Happened happened(JsonNode event, WorkflowConfig workflow, Locale locale) {
    String type = event.path("type").asText();
    boolean forecast = type.equals("promised") || type.equals("planned");
    String label =
        workflow
            .stage(event.path("to").asText())
            .map(stage -> stage.label().in(locale))
            .orElseGet(() -> event.path("toLabel").asText());
    return new Happened(
        type,
        forecast || label.isEmpty() ? null : label,
        text(event, "solution"),
        text(event, "reason"),
        forecast ? text(event, "to") : null,
        event.has("stars") ? event.path("stars").asInt() : null,
        text(event, "comment"));
  }

  private static @Nullable String text(JsonNode event, String field) {
    String text = event.path(field).asText();
    return text.isEmpty() ? null : text;
  }
}
