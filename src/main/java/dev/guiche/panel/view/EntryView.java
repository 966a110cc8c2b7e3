package dev.guiche.panel.view;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guiche.channel.DeliveryStatus;
import dev.guiche.conversation.Attachment;
import dev.guiche.conversation.Author;
import dev.guiche.conversation.Entry;
import dev.guiche.conversation.EntryId;
import dev.guiche.conversation.EntryKind;
import dev.guiche.conversation.TimelineId;
import dev.guiche.database.Id;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thing on a timeline. */
public record EntryView(
    EntryId id,
    TimelineId timeline,
    long position,
    EntryKind kind,
    AuthorView author,
    String text,
    @Nullable String html,
    @Nullable String folded,
    List<FileView> attachments,
    @Nullable JsonNode event,
    @Nullable DeliveryView delivery,
    @Nullable EntryId answers,
    boolean automatic,
    boolean thirdParty,
    boolean visible,
    Instant at,
    @Nullable Instant editedAt,
    @Nullable String clientKey) {

  /** Who made it. */
  public record AuthorView(Author type, @Nullable Id id, @Nullable String name) {}

  /** How far it has come. */
  public record DeliveryView(DeliveryStatus status, @Nullable String reason) {}

  /** A file on it. */
  public record FileView(
      long id,
      String name,
      String mediaType,
      @Nullable Long size,
      Attachment.State state,
      @Nullable String reason,
      @Nullable String contentId,
      String url) {

    public static FileView of(Attachment file) {
      return new FileView(
          file.id(),
          file.name(),
          file.mediaType(),
          file.size(),
          file.state(),
          file.reason(),
          file.contentId(),
          "/api/v1/attachments/" + file.id());
    }
  }

  public static EntryView of(Entry entry) {
    return new EntryView(
        entry.id(),
        entry.timeline(),
        entry.position(),
        entry.kind(),
        author(entry),
        entry.text(),
        entry.html(),
        entry.folded(),
        entry.attachments().stream().map(FileView::of).toList(),
        entry.event(),
        entry.delivery() == null
            ? null
            : new DeliveryView(entry.delivery(), entry.deliveryReason()),
        entry.answers(),
        entry.automatic(),
        entry.thirdParty(),
        entry.visible(),
        entry.at(),
        entry.editedAt(),
        entry.clientKey());
  }

  public static List<EntryView> of(List<Entry> entries) {
    return entries.stream().map(EntryView::of).toList();
  }

  private static AuthorView author(Entry entry) {
    Id who =
        switch (entry.author()) {
          case CUSTOMER -> entry.contact();
          case CONSULTANT -> entry.consultant();
          case SYSTEM -> null;
        };
    return new AuthorView(
        entry.author(), who, entry.authorName().isEmpty() ? null : entry.authorName());
  }
}
