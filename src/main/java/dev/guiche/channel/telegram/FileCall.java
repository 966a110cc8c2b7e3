package dev.guiche.channel.telegram;

import dev.guiche.channel.OutboundAttachment;
import java.io.ByteArrayInputStream;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.methods.send.SendAudio;
import org.telegram.telegrambots.meta.api.methods.send.SendDocument;
import org.telegram.telegrambots.meta.api.methods.send.SendPhoto;
import org.telegram.telegrambots.meta.api.methods.send.SendVideo;
import org.telegram.telegrambots.meta.api.methods.send.SendVoice;
import org.telegram.telegrambots.meta.api.objects.InputFile;
import org.telegram.telegrambots.meta.api.objects.ReplyParameters;
import org.telegram.telegrambots.meta.api.objects.message.Message;

/**
 * The sending of one file, in the way that the app shows best.
 *
 * @param caption may be empty
 */
record FileCall(
    long chat, OutboundAttachment file, String caption, @Nullable ReplyParameters answers) {
  private static final int LARGEST_PHOTO = 10 << 20;

  private enum Kind {
    PHOTO,
    VOICE,
    AUDIO,
    VIDEO,
    DOCUMENT
  }

  private Kind kind() {
    return switch (file.mediaType()) {
      case "image/jpeg", "image/png", "image/webp" ->
          file.bytes().length <= LARGEST_PHOTO ? Kind.PHOTO : Kind.DOCUMENT;
      case "audio/ogg", "audio/opus" -> Kind.VOICE;
      case "audio/mpeg", "audio/mp4", "audio/m4a", "audio/x-m4a" -> Kind.AUDIO;
      case "video/mp4" -> Kind.VIDEO;
      default -> Kind.DOCUMENT;
    };
  }

  boolean isDocument() {
    return kind() == Kind.DOCUMENT;
  }

  BotClient.Wish<Message> asItsKind() {
    return switch (kind()) {
      case PHOTO -> client -> client.executeAsync(photo());
      case VOICE -> client -> client.executeAsync(voice());
      case AUDIO -> client -> client.executeAsync(audio());
      case VIDEO -> client -> client.executeAsync(video());
      case DOCUMENT -> asDocument();
    };
  }

  BotClient.Wish<Message> asDocument() {
    SendDocument document =
        SendDocument.builder()
            .chatId(chat)
            .document(input())
            .caption(caption)
            .replyParameters(answers)
            .build();
    return client -> client.executeAsync(document);
  }

  private SendPhoto photo() {
    return SendPhoto.builder()
        .chatId(chat)
        .photo(input())
        .caption(caption)
        .replyParameters(answers)
        .build();
  }

  private SendVoice voice() {
    return SendVoice.builder()
        .chatId(chat)
        .voice(input())
        .caption(caption)
        .replyParameters(answers)
        .build();
  }

  private SendAudio audio() {
    return SendAudio.builder()
        .chatId(chat)
        .audio(input())
        .caption(caption)
        .replyParameters(answers)
        .build();
  }

  private SendVideo video() {
    return SendVideo.builder()
        .chatId(chat)
        .video(input())
        .caption(caption)
        .replyParameters(answers)
        .supportsStreaming(true)
        .build();
  }

  private InputFile input() {
    return new InputFile(new ByteArrayInputStream(file.bytes()), file.name());
  }
}
