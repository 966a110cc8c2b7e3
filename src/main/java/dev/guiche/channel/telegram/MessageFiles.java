package dev.guiche.channel.telegram;

import dev.guiche.channel.InboundAttachment;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.api.objects.photo.PhotoSize;
import org.telegram.telegrambots.meta.api.objects.stickers.Sticker;

/**
 * The file of a message, by its file_id: a reference that lasts, unlike a download's address, and
 * that holds no token.
 */
final class MessageFiles {
  private static final int LONGEST_NAME = 120;

  private MessageFiles() {}

  /** At most one; Telegram makes an album of as many messages as it has pictures. */
  static List<InboundAttachment> of(Message message) {
    InboundAttachment file = fileOf(message);
    return file == null ? List.of() : List.of(file);
  }

  private static @Nullable InboundAttachment fileOf(Message message) {
    if (message.hasPhoto()) {
      return file("foto.jpg", "image/jpeg", largest(message.getPhoto()).getFileId());
    }
    if (message.hasAnimation()) { // before the document, which an animation has too
      var animation = message.getAnimation();
      return named(
          animation.getFileName(),
          "animação.mp4",
          animation.getMimeType(),
          "video/mp4",
          animation.getFileId());
    }
    if (message.hasDocument()) {
      var document = message.getDocument();
      return named(
          document.getFileName(),
          "documento",
          document.getMimeType(),
          "application/octet-stream",
          document.getFileId());
    }
    if (message.hasVoice()) {
      var voice = message.getVoice();
      return named(null, "áudio.ogg", voice.getMimeType(), "audio/ogg", voice.getFileId());
    }
    if (message.hasAudio()) {
      var audio = message.getAudio();
      return named(
          audio.getFileName(), "áudio.mp3", audio.getMimeType(), "audio/mpeg", audio.getFileId());
    }
    if (message.hasVideo()) {
      var video = message.getVideo();
      return named(
          video.getFileName(), "vídeo.mp4", video.getMimeType(), "video/mp4", video.getFileId());
    }
    if (message.hasVideoNote()) {
      return file("vídeo.mp4", "video/mp4", message.getVideoNote().getFileId());
    }
    return message.hasSticker() ? sticker(message.getSticker()) : null;
  }

  private static PhotoSize largest(List<PhotoSize> sizes) {
    return sizes.stream()
        .max(Comparator.comparingInt(size -> size.getWidth() * size.getHeight()))
        .orElseThrow();
  }

  private static InboundAttachment sticker(Sticker sticker) {
    if (Boolean.TRUE.equals(sticker.getIsAnimated())) {
      return file("figurinha.tgs", "application/x-tgsticker", sticker.getFileId());
    }
    return Boolean.TRUE.equals(sticker.getIsVideo())
        ? file("figurinha.webm", "video/webm", sticker.getFileId())
        : file("figurinha.webp", "image/webp", sticker.getFileId());
  }

  private static InboundAttachment named(
      @Nullable String name, String otherwise, @Nullable String type, String usual, String id) {
    return file(
        name == null || name.isBlank() ? otherwise : safe(name),
        type == null || type.isBlank() ? usual : type,
        id);
  }

  /** A name is never a path, and its ending is kept when it is too long. */
  private static String safe(String name) {
    String plain = name.replaceAll("[\\p{Cntrl}/\\\\]", "_").strip();
    return plain.length() <= LONGEST_NAME ? plain : plain.substring(plain.length() - LONGEST_NAME);
  }

  private static InboundAttachment file(String name, String type, String id) {
    return InboundAttachment.toFetch(name, type, id);
  }
}
