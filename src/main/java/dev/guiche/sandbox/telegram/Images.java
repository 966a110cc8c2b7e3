package dev.guiche.sandbox.telegram;

import java.util.Arrays;
import java.util.List;

/** Whether bytes begin like a picture that Telegram can process. */
final class Images {
  private static final List<byte[]> BEGINNINGS =
      List.of(
          new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF},
          new byte[] {(byte) 0x89, 'P', 'N', 'G'},
          new byte[] {'R', 'I', 'F', 'F'},
          new byte[] {'G', 'I', 'F', '8'});

  private Images() {}

  static boolean isImage(byte[] bytes) {
    return BEGINNINGS.stream()
        .anyMatch(
            begin ->
                bytes.length >= begin.length
                    && Arrays.equals(begin, Arrays.copyOf(bytes, begin.length)));
  }
}
