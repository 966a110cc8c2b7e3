package dev.guiche.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** What a browser fetches before the panel shows anything: scripts, styles, the font. */
class FirstLoadTest {
  private static final Pattern ASSET = Pattern.compile("/assets/[\\w.-]+\\.(?:js|css|woff2)");

  private static byte[] read(String path) {
    try (var file = FirstLoadTest.class.getResourceAsStream("/web" + path)) {
      return Objects.requireNonNull(file, path).readAllBytes();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static Stream<String> assets(String path) {
    return ASSET
        .matcher(new String(read(path), StandardCharsets.UTF_8))
        .results()
        .map(m -> m.group());
  }

  private static int zipped(byte[] bytes) {
    var zipped = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(zipped)) {
      gzip.write(bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return zipped.size();
  }

  @Test
  void thePanelBeginsWithLessThan200Kilobytes() {
    var first = assets("/panel/index.html").collect(Collectors.toSet());
    var fonts = first.stream().filter(path -> path.endsWith(".css")).flatMap(FirstLoadTest::assets);
    int size =
        Stream.concat(first.stream(), fonts).distinct().mapToInt(path -> zipped(read(path))).sum();
    System.out.println("panel, first load: " + size + " bytes gzipped");
    assertThat(size).isBetween(50_000, 200_000);
  }
}
