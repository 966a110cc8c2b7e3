package dev.guiche.channel.telegram;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.guiche.channel.ChannelName;
import dev.guiche.channel.Colleagues;
import dev.guiche.channel.ExternalId;
import dev.guiche.channel.Inbox;
import dev.guiche.channel.Inbox.InboxUnavailable;
import dev.guiche.database.DatabaseFailure;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.methods.AnswerCallbackQuery;

/** Takes updates to the inbox. When a method returns, what it was given is safe. */
final class UpdateHandler {
  private final ChannelName channel;
  private final UpdateReader reader;
  private final Inbox inbox;
  private final BotClient client;
  private final MessageIds ids;
  private final StaffTalk staff;

  UpdateHandler(
      ChannelName channel, Inbox inbox, Colleagues colleagues, BotClient client, MessageIds ids) {
    this.channel = channel;
    this.reader = new UpdateReader(channel);
    this.inbox = inbox;
    this.client = client;
    this.ids = ids;
    this.staff = new StaffTalk(channel, colleagues, client);
  }

  /** Zero for an update that belongs to no chat. */
  static long chatOf(JsonNode update) {
    for (String field : GetRawUpdates.KINDS) {
      JsonNode said = update.path(field);
      JsonNode chat = said.path("message").path("chat").path("id"); // of a button's message
      chat = chat.isMissingNode() ? said.path("chat").path("id") : chat;
      if (chat.canConvertToLong()) {
        return chat.asLong();
      }
    }
    return 0;
  }

  /**
   * Chats side by side, each in its own order, so that many commits can share one.
   *
   * @throws InboxUnavailable when at least one was not kept; all may be given again
   */
  void takeAll(Collection<? extends JsonNode> updates) throws InboxUnavailable {
    List<Callable<Void>> chats =
        updates.stream()
            .map(update -> (JsonNode) update)
            .sorted(Comparator.comparingLong(update -> update.path("update_id").asLong()))
            .collect(Collectors.groupingBy(UpdateHandler::chatOf))
            .values()
            .stream()
            .map(this::inOrder)
            .toList();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Void> chat : threads.invokeAll(chats)) {
        chat.get();
      }
      ids.save();
    } catch (DatabaseFailure silent) {
      throw new InboxUnavailable("The highest message id could not be kept", silent);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new InboxUnavailable("Interrupted", stopped);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof InboxUnavailable unavailable) {
        throw unavailable;
      }
      throw new IllegalStateException(failed.getCause());
    }
  }

  private Callable<Void> inOrder(List<JsonNode> chat) {
    return () -> {
      for (JsonNode update : chat) {
        take(update);
      }
      return null;
    };
  }

  private void take(JsonNode update) throws InboxUnavailable {
    noteId(update.path("message"));
    try {
      switch (reader.read(update)) {
        case Heard.Written written -> inbox.receive(written.message());
        case Heard.Edited edited -> inbox.edited(edited.newWording());
        case Heard.Pressed pressed -> take(pressed);
        case Heard.PressedInGroup press -> staff.take(press);
        case Heard.Introduced introduced -> staff.take(introduced);
        case Heard.Nothing nothing -> {}
      }
    } catch (JsonProcessingException | RuntimeException unreadable) {
      inbox.quarantine(channel, idOf(update), update.toString().getBytes(UTF_8), unreadable);
    }
  }

  private void take(Heard.Pressed pressed) throws InboxUnavailable {
    if (pressed.said() != null) {
      inbox.receive(pressed.said());
    }
    acknowledge(pressed.query());
  }

  /** Groups have a count of their own. */
  private void noteId(JsonNode message) {
    if (message.path("chat").path("type").asText().equals("private")) {
      ids.saw(message.path("message_id").asLong());
    }
  }

  /** Keeps what is no JSON at all. */
  void setAside(byte[] raw, Throwable why) throws InboxUnavailable {
    inbox.quarantine(channel, null, raw, why);
  }

  private static @Nullable ExternalId idOf(JsonNode update) {
    JsonNode message = update.path("message").path("message_id");
    return message.canConvertToLong() && chatOf(update) != 0
        ? UpdateReader.externalId(chatOf(update), message.asLong())
        : null;
  }

  /** Nothing is lost without it, so that nobody waits for it. */
  private void acknowledge(String query) {
    Thread.startVirtualThread(
        () -> {
          try {
            client.call(new AnswerCallbackQuery(query));
          } catch (ApiFailure tooLate) {
            // The clock in the customer's app stops by itself.
          }
        });
  }
}
