package dev.guiche.panel.view;

import dev.guiche.channel.ChannelKind;
import dev.guiche.contact.ContactId;
import dev.guiche.conversation.Author;
import dev.guiche.conversation.Conversation;
import dev.guiche.conversation.ConversationId;
import dev.guiche.conversation.EntryKind;
import dev.guiche.desk.ConsultantId;
import dev.guiche.desk.DeskId;
import dev.guiche.ticket.TicketId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What one needs to name a thing. */
public final class Refs {
  private Refs() {}

  public record DeskRef(DeskId id, String label) {}

  public record ConsultantRef(ConsultantId id, String name) {
    static @Nullable ConsultantRef of(@Nullable ConsultantId id, @Nullable String name) {
      return id == null ? null : new ConsultantRef(id, Objects.requireNonNullElse(name, ""));
    }
  }

  public record ContactRef(ContactId id, String name, @Nullable String company) {}

  public record TicketRef(TicketId id, String protocol) {}

  public record ConversationRef(
      ConversationId id, String protocol, String channel, @Nullable ChannelKind kind) {}

  /** The newest message or note in one line. */
  public record Preview(Author author, String text, EntryKind kind) {
    static @Nullable Preview of(Conversation.@Nullable Preview said) {
      return said == null ? null : new Preview(said.author(), line(said), said.kind());
    }

    private static String line(Conversation.Preview said) {
      var text = said.text().replaceAll("\\s+", " ").strip();
      return text.isEmpty() && said.hasFiles() ? "📎" : text;
    }
  }
}
