package dev.guiche.http;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which files a browser may show in place: those that cannot act in the name of our site. */
public final class MediaTypes {
  public static final String UNKNOWN = "application/octet-stream";

  private static final Pattern FORM =
      Pattern.compile("[a-z0-9][a-z0-9!#$&^_.+-]{0,60}/[a-z0-9][a-z0-9!#$&^_.+-]{0,60}");
  private static final Set<String> IMAGES =
      Set.of("image/png", "image/jpeg", "image/gif", "image/webp", "image/avif", "image/bmp");

  private MediaTypes() {}

  /** The sender's word, without parameters; never anything that is no media type. */
  public static String claimed(@Nullable String header) {
    var type = header == null ? "" : header.split(";", -1)[0].strip().toLowerCase(Locale.ROOT);
    return FORM.matcher(type).matches() ? type : UNKNOWN;
  }

  public static boolean mayShowInPlace(String type) {
    return IMAGES.contains(type)
        || type.equals("application/pdf")
        || ((type.startsWith("audio/") || type.startsWith("video/"))
            && FORM.matcher(type).matches());
  }
}
