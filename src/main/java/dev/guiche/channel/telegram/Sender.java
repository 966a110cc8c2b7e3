package dev.guiche.channel.telegram;

import dev.guiche.channel.Channel.Part;
import dev.guiche.channel.Channel.Sent;
import dev.guiche.channel.DeliveryStatus;
import dev.guiche.channel.ExternalId;
import dev.guiche.channel.OutboundMessage;
import dev.guiche.channel.SendFailure;
import dev.guiche.channel.TextSplitter;
import dev.guiche.channel.telegram.ApiFailure.Refusal;
import dev.guiche.database.DatabaseFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.objects.ReplyParameters;
import org.telegram.telegrambots.meta.api.objects.message.Message;

/** Gives messages to Telegram: plain text, never a markup that a customer's name could break. */
final class Sender {
  private static final int LONGEST_TEXT = 4096;
  private static final int LONGEST_CAPTION = 1024;

  private final BotClient client;
  private final Attempts attempts;
  private final MessageIds ids;

  Sender(BotClient client, Attempts attempts, MessageIds ids) {
    this.client = client;
    this.attempts = attempts;
    this.ids = ids;
  }

  /** A short text goes with the first file, as its caption. */
  static List<Part> parts(String text, int files) {
    boolean caption = files > 0 && text.length() <= LONGEST_CAPTION;
    List<Part> parts = new ArrayList<>();
    if (!caption) {
      TextSplitter.split(text, LONGEST_TEXT).forEach(piece -> parts.add(new Part(piece, -1)));
    }
    IntStream.range(0, files)
        .forEach(file -> parts.add(new Part(caption && file == 0 ? text : "", file)));
    return parts;
  }

  Sent send(OutboundMessage message) throws SendFailure {
    long chat = Long.parseLong(message.to().value());
    if (UpdateReader.isGroup(chat)) {
      return toGroup(message, chat);
    }
    begin(message.delivery(), chat);
    try {
      Message sent = make(message, chat);
      succeeded(message.delivery(), sent.getMessageId());
      return new Sent(UpdateReader.externalId(chat, sent.getMessageId()), DeliveryStatus.SENT);
    } catch (ApiFailure failure) {
      SendFailure told = Reasons.sending(failure);
      note(message.delivery(), told);
      throw told;
    }
  }

  /** A group counts its messages by itself: their ids say nothing of those of private chats. */
  private Sent toGroup(OutboundMessage message, long chat) throws SendFailure {
    try {
      Message sent = make(message, chat);
      return new Sent(UpdateReader.externalId(chat, sent.getMessageId()), DeliveryStatus.SENT);
    } catch (ApiFailure failure) {
      throw Reasons.sending(failure);
    }
  }

  private void begin(long delivery, long chat) throws SendFailure.Later {
    try {
      attempts.begin(delivery, chat, ids.seen());
    } catch (DatabaseFailure notWritten) {
      throw new SendFailure.Later("O banco de dados não responde.", null, notWritten);
    }
  }

  private Message make(OutboundMessage message, long chat) throws ApiFailure {
    ReplyParameters answers = answers(message.answers());
    if (message.attachments().isEmpty()) {
      return client.call(
          SendMessage.builder()
              .chatId(chat)
              .text(message.text())
              .replyParameters(answers)
              .replyMarkup(Buttons.of(message.choices()))
              .build());
    }
    FileCall file = new FileCall(chat, message.attachments().getFirst(), message.text(), answers);
    try {
      return client.make(file.asItsKind());
    } catch (Refusal refusal) {
      if (refusal.code() != 400 || file.isDocument()) {
        throw refusal;
      }
      return client.make(
          file.asDocument()); // a picture too large or broken still arrives as a file
    }
  }

  private static @Nullable ReplyParameters answers(@Nullable ExternalId answered) {
    if (answered == null || Buttons.isPress(answered)) {
      return null;
    }
    String value = answered.value();
    return ReplyParameters.builder()
        .messageId(Integer.valueOf(value.substring(value.indexOf(':') + 1)))
        .allowSendingWithoutReply(true)
        .build();
  }

  private void succeeded(long delivery, long message) {
    ids.saw(message);
    attempts.succeeded(delivery, message);
  }

  private void note(long delivery, SendFailure failure) {
    if (failure instanceof SendFailure.InDoubt) {
      attempts.doubted(delivery);
    } else {
      attempts.forget(delivery);
    }
  }
}
