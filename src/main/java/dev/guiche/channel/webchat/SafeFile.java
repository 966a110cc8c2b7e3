package dev.guiche.channel.webchat;

import dev.guiche.channel.VisitorFile;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/** Headers with which somebody else's file can do no harm in a browser. */
final class SafeFile {
  /** What a browser shows without running anything; all else is only ever saved. */
  private static final Set<String> SHOWN =
      Set.of(
          "image/png",
          "image/jpeg",
          "image/gif",
          "image/webp",
          "image/avif",
          "audio/ogg",
          "audio/mpeg",
          "audio/mp4",
          "audio/webm",
          "audio/wav",
          "video/mp4",
          "video/webm",
          "application/pdf",
          "text/plain");

  private SafeFile() {}

  static Map<String, String> headers(VisitorFile file) {
    String type = SHOWN.contains(file.mediaType()) ? file.mediaType() : "application/octet-stream";
    return Map.of(
        "Content-Type", type,
        "Content-Disposition", "attachment; filename*=UTF-8''" + encoded(file.name()),
        "X-Content-Type-Options", "nosniff",
        "Content-Security-Policy", "default-src 'none'; sandbox",
        "Cross-Origin-Resource-Policy", "cross-origin",
        "Cache-Control", "private, max-age=86400");
  }

  private static String encoded(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
  }
}
