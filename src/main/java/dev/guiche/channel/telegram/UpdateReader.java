package dev.guiche.channel.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.guiche.channel.Address;
import dev.guiche.channel.ChannelKind;
import dev.guiche.channel.ChannelName;
import dev.guiche.channel.Colleagues;
import dev.guiche.channel.Content;
import dev.guiche.channel.ExternalId;
import dev.guiche.channel.InboundAttachment;
import dev.guiche.channel.InboundMessage;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.telegram.telegrambots.meta.api.objects.CallbackQuery;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.api.objects.User;
import org.telegram.telegrambots.meta.api.objects.message.Message;

/** From an update's JSON to a message of a customer. */
final class UpdateReader {
  private static final ObjectMapper JSON =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private static final Pattern INTRODUCTION =
      Pattern.compile("/vincular(?:@\\w+)?(\\s.*)?", Pattern.CASE_INSENSITIVE);

  private final ChannelName channel;

  UpdateReader(ChannelName channel) {
    this.channel = channel;
  }

  static ExternalId externalId(long chat, long message) {
    return new ExternalId(chat + ":" + message);
  }

  /**
   * @throws JsonProcessingException when it is no update as the Bot API describes it
   */
  Heard read(JsonNode raw) throws JsonProcessingException {
    Update update = JSON.treeToValue(raw, Update.class);
    if (update.hasCallbackQuery()) {
      return pressed(update.getCallbackQuery());
    }
    if (update.hasMessage()) {
      return said(update.getMessage());
    }
    if (update.hasEditedMessage()) {
      return message(update.getEditedMessage())
          .<Heard>map(Heard.Edited::new)
          .orElse(new Heard.Nothing());
    }
    return new Heard.Nothing();
  }

  /** A press has no place among the chat's messages but the moment at which we hear of it. */
  private Heard pressed(CallbackQuery press) {
    if (press.getId() == null) {
      return new Heard.Nothing();
    }
    if (press.getMessage() != null && isGroup(press.getMessage().getChatId())) {
      return inGroup(press);
    }
    if (!(press.getMessage() instanceof Message under)
        || !under.getChat().isUserChat()
        || press.getFrom() == null) {
      return new Heard.Pressed(press.getId(), null);
    }
    var said =
        new InboundMessage(
            channel,
            Buttons.idOf(press.getId()),
            new Address(ChannelKind.TELEGRAM, Long.toString(under.getChatId())),
            name(press.getFrom()),
            Instant.now(),
            0,
            Content.text(Buttons.label(under, press.getData())),
            List.of(),
            null,
            null,
            null);
    return new Heard.Pressed(press.getId(), said.content().text().isEmpty() ? null : said);
  }

  /** Private chats have the ids of their people. */
  static boolean isGroup(long chat) {
    return chat < 0;
  }

  private static Heard inGroup(CallbackQuery press) {
    return new Heard.PressedInGroup(
        press.getId(),
        press.getMessage().getChatId(),
        press.getMessage().getMessageId(),
        account(press.getFrom()));
  }

  private Heard said(Message message) {
    var introduction =
        message.getChat().isUserChat() && message.hasText() && message.getFrom() != null
            ? INTRODUCTION.matcher(message.getText().strip())
            : null;
    return introduction != null && introduction.matches()
        ? new Heard.Introduced(
            message.getChatId(),
            account(message.getFrom()),
            Objects.requireNonNullElse(introduction.group(1), "").strip())
        : message(message).<Heard>map(Heard.Written::new).orElse(new Heard.Nothing());
  }

  private static Colleagues.Account account(User user) {
    return new Colleagues.Account(ChannelKind.TELEGRAM, user.getId(), name(user));
  }

  private Optional<InboundMessage> message(Message message) {
    if (!message.getChat().isUserChat()) {
      return Optional.empty();
    }
    String text = MessageText.of(message);
    List<InboundAttachment> files = MessageFiles.of(message);
    return text.isEmpty() && files.isEmpty()
        ? Optional.empty()
        : Optional.of(inbound(message, text, files));
  }

  private InboundMessage inbound(Message message, String text, List<InboundAttachment> files) {
    long chat = message.getChatId();
    Message answered = message.getReplyToMessage();
    return new InboundMessage(
        channel,
        externalId(chat, message.getMessageId()),
        new Address(ChannelKind.TELEGRAM, Long.toString(chat)),
        name(message.getFrom()),
        Instant.ofEpochSecond(message.getDate()),
        message.getMessageId(),
        Content.text(text),
        files,
        answered == null ? null : externalId(chat, answered.getMessageId()),
        null,
        null);
  }

  private static String name(User user) {
    return Stream.of(user.getFirstName(), user.getLastName())
        .filter(part -> part != null && !part.isBlank())
        .map(String::strip)
        .collect(Collectors.joining(" "));
  }
}
