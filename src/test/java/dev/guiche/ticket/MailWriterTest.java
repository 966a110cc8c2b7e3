package dev.guiche.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guiche.channel.ReplyMarker;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

class MailWriterTest {
  private static final Locale LOCALE = Locale.forLanguageTag("pt-BR");

  @Test
  void whateverIsGivenIsShownAsItIsAndNeverBecomesMarkup() {
    var evil = "<script>alert('x')</script> & \"aspas\" <img src=x onerror=y>";
    var body =
        new MailWriter(LOCALE)
            .heading(evil)
            .paragraph(evil)
            .aside(evil)
            .said(evil, evil, true)
            .link(evil, "https://casa.example/files/\"><script>")
            .done();
    var page = Jsoup.parse(body.html());
    assertThat(page.select("script, img")).isEmpty();
    assertThat(page.selectFirst("h1").text()).isEqualTo(evil);
    assertThat(body.text()).contains(evil);
  }

  @Test
  void bothFormsBeginWithTheLineAboveWhichOneAnswers() {
    var body = new MailWriter(LOCALE).paragraph("olá").done();
    assertThat(ReplyMarker.marks(body.text().lines().findFirst().orElseThrow())).isTrue();
    assertThat(ReplyMarker.marks(Jsoup.parse(body.html()).selectFirst("p").text())).isTrue();
  }

  @Test
  void linesStayLines() {
    var body = new MailWriter(LOCALE).said("Ana", "um\ndois\r\n\r\ntrês", false).done();
    assertThat(body.text()).contains("  um\n  dois\n  \n  três");
    assertThat(Jsoup.parse(body.html()).select("br")).hasSize(3);
  }
}
