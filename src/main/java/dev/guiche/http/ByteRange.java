package dev.guiche.http;

import dev.guiche.http.door.Refused;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Some bytes of a file, both ends included; the first is number 0. An empty file has the range 0 to
 * -1.
 */
record ByteRange(long first, long last) {
  private static final Pattern SINGLE = Pattern.compile("bytes=(\\d{0,15})-(\\d{0,15})");

  /**
   * What a {@code Range} header asks for (RFC 9110): one range only; anything else means the whole.
   *
   * @throws Refused.RangeOutside when it begins behind the end
   */
  static ByteRange of(@Nullable String header, long size) {
    var matcher = SINGLE.matcher(header == null ? "" : header.strip());
    if (!matcher.matches() || (matcher.group(1).isEmpty() && matcher.group(2).isEmpty())) {
      return new ByteRange(0, size - 1);
    }
    boolean fromTheEnd = matcher.group(1).isEmpty();
    long second = matcher.group(2).isEmpty() ? size - 1 : Long.parseLong(matcher.group(2));
    long first = fromTheEnd ? Math.max(0, size - second) : Long.parseLong(matcher.group(1));
    long last = fromTheEnd ? size - 1 : Math.min(second, size - 1);
    if (first >= size) {
      throw new Refused.RangeOutside(size);
    }
    return first > last ? new ByteRange(0, size - 1) : new ByteRange(first, last);
  }

  long length() {
    return last - first + 1;
  }

  boolean isWhole(long size) {
    return length() == size;
  }
}
