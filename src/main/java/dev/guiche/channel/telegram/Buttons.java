package dev.guiche.channel.telegram;

import dev.guiche.channel.ExternalId;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardRow;

/**
 * Choices as buttons under a message, one a row. Whoever presses one has said what stands on it, so
 * that nothing needs to be remembered of a question.
 */
final class Buttons {
  private static final String PRESS = "press:";

  private Buttons() {}

  static @Nullable InlineKeyboardMarkup of(List<String> choices) {
    if (choices.isEmpty()) {
      return null;
    }
    var rows =
        IntStream.range(0, choices.size())
            .mapToObj(i -> new InlineKeyboardRow(button(choices.get(i), i)))
            .toList();
    return InlineKeyboardMarkup.builder().keyboard(rows).build();
  }

  private static InlineKeyboardButton button(String label, int number) {
    return InlineKeyboardButton.builder()
        .text(label)
        .callbackData(Integer.toString(number)) // a label may be longer than the 64 bytes allowed
        .build();
  }

  /** What stands on the button; empty when the message has no such button. */
  static String label(Message under, @Nullable String data) {
    var markup = under.getReplyMarkup();
    return markup == null || data == null
        ? ""
        : markup.getKeyboard().stream()
            .flatMap(List::stream)
            .filter(button -> data.equals(button.getCallbackData()))
            .map(button -> Objects.requireNonNullElse(button.getText(), ""))
            .findFirst()
            .orElse("");
  }

  static ExternalId idOf(String query) {
    return new ExternalId(PRESS + query);
  }

  /** A press is no message that could be answered. */
  static boolean isPress(ExternalId id) {
    return id.value().startsWith(PRESS);
  }
}
