package dev.guiche.sandbox.telegram;

import java.util.Arrays;
import java.util.Locale;

/** The kinds of file that a message carries, by their field in the Bot API's Message. */
public enum Media {
  PHOTO("photos"),
  DOCUMENT("documents"),
  VOICE("voice"),
  AUDIO("music"),
  VIDEO("videos"),
  VIDEO_NOTE("video_notes"),
  ANIMATION("animations"),
  STICKER("stickers");

  private final String folder;

  Media(String folder) {
    this.folder = folder;
  }

  String field() {
    return name().toLowerCase(Locale.ROOT);
  }

  String folder() {
    return folder;
  }

  /** What {@code sendPhoto}, {@code sendVideoNote} and their like send. */
  static Media sentBy(String method) {
    return Arrays.stream(values())
        .filter(media -> method.equalsIgnoreCase("send" + media.field().replace("_", "")))
        .findFirst()
        .orElseThrow(() -> new ApiError(404, "Not Found: method not found"));
  }
}
