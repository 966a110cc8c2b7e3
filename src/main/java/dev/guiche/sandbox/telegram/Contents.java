package dev.guiche.sandbox.telegram;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** The fields by which the Bot API tells what a message holds. */
final class Contents {
  private Contents() {}

  static JsonObject text(String text) {
    JsonObject content = new JsonObject().put("text", text);
    if (text.startsWith("/") && text.length() > 1) {
      int end = text.indexOf(' ') < 0 ? text.length() : text.indexOf(' ');
      content.put(
          "entities",
          new JsonArray()
              .add(
                  new JsonObject().put("type", "bot_command").put("offset", 0).put("length", end)));
    }
    return content;
  }

  static JsonObject file(Media media, StoredFile file, @Nullable String caption) {
    JsonObject content = new JsonObject();
    switch (media) {
      case PHOTO ->
          content.put(
              "photo",
              new JsonArray()
                  .add(size(file, "s", 90, 60, 1_024))
                  .add(size(file, "", 1280, 853, file.bytes().length)));
      case DOCUMENT -> content.put("document", described(file));
      case VOICE -> content.put("voice", described(file).put("duration", 3));
      case AUDIO -> content.put("audio", described(file).put("duration", 180));
      case VIDEO -> content.put("video", sized(file).put("duration", 5));
      case VIDEO_NOTE ->
          content.put("video_note", base(file).put("length", 240).put("duration", 5));
      case ANIMATION -> {
        content.put("animation", sized(file).put("duration", 2));
        content.put("document", described(file)); // the Bot API sends both
      }
      case STICKER ->
          content.put(
              "sticker",
              base(file)
                  .put("type", "regular")
                  .put("width", 512)
                  .put("height", 512)
                  .put("is_animated", false)
                  .put("is_video", false)
                  .put("emoji", "👍"));
    }
    if (caption != null && !caption.isEmpty()) {
      content.put("caption", caption);
    }
    return content;
  }

  private static JsonObject base(StoredFile file) {
    return new JsonObject()
        .put("file_id", file.id())
        .put("file_unique_id", "u" + file.id().hashCode())
        .put("file_size", file.bytes().length);
  }

  private static JsonObject described(StoredFile file) {
    return base(file).put("file_name", file.name()).put("mime_type", file.mediaType());
  }

  private static JsonObject sized(StoredFile file) {
    return described(file).put("width", 640).put("height", 360);
  }

  private static JsonObject size(StoredFile file, String ending, int width, int height, int bytes) {
    return base(file)
        .put("file_id", file.id() + ending)
        .put("width", width)
        .put("height", height)
        .put("file_size", bytes);
  }
}
