package dev.guiche.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Addresses that are pasted into an article as they are. */
class BareLinksTest {
  @Test
  void anAddressInASentenceLeadsThereWithoutTheSentencesEnd() {
    assertThat(Markdown.html("Veja em https://loja.example/a?b=1."))
        .contains("Veja em <a href=\"https://loja.example/a?b&#61;1\"")
        .contains(">https://loja.example/a?b&#61;1</a>.");
  }

  @Test
  void aVideoAloneOnItsLineIsACard() {
    assertThat(Markdown.html("Assista:\n\nhttps://youtu.be/dQw4w9WgXcQ\n"))
        .contains("class=\"video\"");
  }

  @Test
  void anAddressInALinkOrInCodeStaysAsItIs() {
    assertThat(Markdown.html("[https://a.example](https://b.example)"))
        .doesNotContain("href=\"https://a.example\"");
    assertThat(Markdown.html("`https://a.example`")).doesNotContain("<a ");
  }
}
