package dev.guiche.channel.telegram;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.Contact;
import org.telegram.telegrambots.meta.api.objects.MessageEntity;
import org.telegram.telegrambots.meta.api.objects.Venue;
import org.telegram.telegrambots.meta.api.objects.location.Location;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.api.objects.polls.Poll;

/** What a person reads of a message, whatever its kind. */
final class MessageText {
  private MessageText() {}

  /** Empty for a file without a caption and for what only a group or the app itself says. */
  static String of(Message message) {
    if (message.hasText()) {
      return greeting(withLinks(message.getText(), message.getEntities()));
    }
    if (message.getCaption() != null) {
      return withLinks(message.getCaption(), message.getCaptionEntities());
    }
    if (message.getVenue() != null) { // before the location, which a venue has too
      return venue(message.getVenue());
    }
    if (message.getLocation() != null) {
      return "📍 " + map(message.getLocation());
    }
    if (message.getContact() != null) {
      return contact(message.getContact());
    }
    if (message.getSticker() != null) {
      return Objects.toString(message.getSticker().getEmoji(), "");
    }
    if (message.getPoll() != null) {
      return poll(message.getPoll());
    }
    if (message.getDice() != null) {
      return message.getDice().getEmoji() + " " + message.getDice().getValue();
    }
    return isUnknown(message) ? "(mensagem de um tipo que só o aplicativo do Telegram mostra)" : "";
  }

  /** Whoever opens the chat for the first time presses a button that says this. */
  private static String greeting(String text) {
    return text.equals("/start") ? "👋 (abriu a conversa no Telegram)" : text;
  }

  /** A link behind words would be lost with the formatting. */
  private static String withLinks(String text, @Nullable List<MessageEntity> entities) {
    if (entities == null) {
      return text;
    }
    StringBuilder whole = new StringBuilder(text);
    entities.stream()
        .filter(entity -> "text_link".equals(entity.getType()) && entity.getUrl() != null)
        .sorted(Comparator.comparing(MessageEntity::getOffset).reversed())
        .forEach(
            link ->
                whole.insert(
                    Math.min(link.getOffset() + link.getLength(), whole.length()),
                    " (" + link.getUrl() + ")"));
    return whole.toString();
  }

  private static String venue(Venue venue) {
    return "📍 " + venue.getTitle() + "\n" + venue.getAddress() + "\n" + map(venue.getLocation());
  }

  private static String map(Location location) {
    return String.format(
        Locale.ROOT,
        "https://www.google.com/maps?q=%.6f,%.6f",
        location.getLatitude(),
        location.getLongitude());
  }

  private static String contact(Contact contact) {
    String name =
        Stream.of(contact.getFirstName(), contact.getLastName())
            .filter(part -> part != null && !part.isBlank())
            .collect(Collectors.joining(" "));
    return "👤 " + name + "\n" + contact.getPhoneNumber();
  }

  private static String poll(Poll poll) {
    return poll.getOptions().stream()
        .map(option -> "\n– " + option.getText())
        .collect(Collectors.joining("", "📊 " + poll.getQuestion(), ""));
  }

  private static boolean isUnknown(Message message) {
    return Stream.of(
            message.getStory(),
            message.getGame(),
            message.getInvoice(),
            message.getPaidMedia(),
            message.getChecklist(),
            message.getGiveaway(),
            message.getGift(),
            message.getLivePhoto(),
            message.getRichMessage())
        .anyMatch(Objects::nonNull);
  }
}
