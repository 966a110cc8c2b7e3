package dev.guiche.channel.webchat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.guiche.channel.DeliveryStatus;
import dev.guiche.channel.VisitorEntry;
import dev.guiche.channel.VisitorTalk;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What we send to a browser. Written down in the protocol. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ToVisitor.Welcome.class, name = "welcome"),
  @JsonSubTypes.Type(value = ToVisitor.Accepted.class, name = "accepted"),
  @JsonSubTypes.Type(value = ToVisitor.Entries.class, name = "entries"),
  @JsonSubTypes.Type(value = ToVisitor.OlderEntries.class, name = "older"),
  @JsonSubTypes.Type(value = ToVisitor.Typing.class, name = "typing"),
  @JsonSubTypes.Type(value = ToVisitor.Problem.class, name = "error"),
  @JsonSubTypes.Type(value = ToVisitor.Pong.class, name = "pong")
})
@JsonInclude(JsonInclude.Include.NON_NULL)
sealed interface ToVisitor {
  /**
   * @param token what to say hello with next time
   * @param now the server's clock, milliseconds since 1970
   */
  record Welcome(
      String token,
      long now,
      long change,
      boolean reset,
      boolean more,
      List<Entry> entries,
      Talk talk,
      String name,
      String email,
      boolean signed)
      implements ToVisitor {}

  /**
   * @param id the message's, as the browser chose it
   * @param entry its number on the timeline; 0 when it is safe but not shown
   */
  record Accepted(UUID id, long entry) implements ToVisitor {}

  record Entries(long change, boolean reset, boolean more, List<Entry> entries, Talk talk)
      implements ToVisitor {}

  record OlderEntries(List<Entry> entries, boolean more) implements ToVisitor {}

  record Typing() implements ToVisitor {}

  /**
   * @param code for programs
   * @param detail for people: what happened and what to do
   * @param id the message that it is about, or null
   * @param retryAfter seconds until trying again makes sense; null when it never does
   */
  record Problem(String code, String detail, @Nullable UUID id, @Nullable Integer retryAfter)
      implements ToVisitor {
    static Problem of(String code, String detail) {
      return new Problem(code, detail, null, null);
    }
  }

  record Pong() implements ToVisitor {}

  /** A {@link VisitorEntry} as the browser reads it. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Entry(
      long id,
      long position,
      String author,
      String name,
      String text,
      List<VisitorEntry.File> files,
      long at,
      boolean edited,
      @Nullable String own,
      @Nullable Long delivery,
      @Nullable String status,
      List<String> choices) {

    static Entry of(VisitorEntry entry, Visitor reader) {
      DeliveryStatus status = entry.status();
      return new Entry(
          entry.id(),
          entry.position(),
          lower(entry.author()),
          entry.name(),
          entry.text(),
          entry.files(),
          entry.at().toEpochMilli(),
          entry.edited(),
          entry.own() == null ? null : reader.ownId(entry.own()),
          entry.delivery(),
          status == null ? null : lower(status),
          entry.choices());
    }

    static List<Entry> all(List<VisitorEntry> entries, Visitor reader) {
      return entries.stream().map(e -> of(e, reader)).toList();
    }
  }

  /** A {@link VisitorTalk} as the browser reads it. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Talk(
      String state,
      @Nullable String consultant,
      @Nullable String protocol,
      @Nullable Integer position) {
    static Talk of(VisitorTalk talk) {
      return new Talk(lower(talk.state()), talk.consultant(), talk.protocol(), talk.position());
    }
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
