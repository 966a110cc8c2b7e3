package dev.guiche.sandbox.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody with the app in hand.
 *
 * @param id within the handset
 * @param address as the app shows it
 * @param lines oldest first
 * @param typing how often the app was told that somebody is writing
 */
public record Customer(String id, String name, String address, List<Line> lines, int typing) {
  /**
   * One message in the app.
   *
   * @param mine whether the customer wrote it
   * @param subject of a mail; null everywhere else
   * @param file its name and type, or null
   * @param at milliseconds since 1970
   * @param buttons what stands on the buttons under it, or in its list
   */
  public record Line(
      String id,
      boolean mine,
      String text,
      @Nullable String subject,
      @Nullable FileSign file,
      @Nullable String answers,
      long at,
      List<String> buttons) {}

  /** A file that can be fetched by its line. */
  public record FileSign(String name, String mediaType, int size) {
    static @Nullable FileSign of(Said.@Nullable File file) {
      return file == null ? null : new FileSign(file.name(), file.mediaType(), file.bytes().length);
    }
  }
}
