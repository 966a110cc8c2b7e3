package dev.guiche.channel.webchat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class WidgetSizeTest {
  @Test
  void somebodyElsesPageLoadsLessThanFortyKilobytes() throws IOException {
    var zipped = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(zipped)) {
      gzip.write(HostPage.widget());
    }
    System.out.println("widget/guiche.js: " + zipped.size() + " bytes gzipped");
    assertThat(zipped.size()).isLessThan(40_000);
  }

  @Test
  void itSetsNoCookieAndNamesNoThirdParty() {
    String code = HostPage.text(HostPage.widget());
    assertThat(code).doesNotContain("document.cookie");
    assertThat(
            code.replaceAll("https://svelte\\.dev/e/", "").replaceAll("http://www\\.w3\\.org/", ""))
        .doesNotContainPattern("https?://[a-z0-9-]+\\.[a-z]");
  }
}
