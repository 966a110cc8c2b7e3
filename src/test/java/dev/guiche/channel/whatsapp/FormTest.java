package dev.guiche.channel.whatsapp;

import static dev.guiche.channel.whatsapp.House.OLD_TOKEN;
import static dev.guiche.channel.whatsapp.House.TOKEN;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.twilio.security.RequestValidator;
import dev.guiche.config.Secret;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormTest {
  @Test
  void fieldsAreDecoded() throws Form.Malformed {
    Form form = parse("b=1+%2B+1&a=%C3%A7%F0%9F%99%82&empty=&bare&&c=%41=");
    assertThat(form.get("a")).isEqualTo("ç🙂");
    assertThat(form.get("b")).isEqualTo("1 + 1");
    assertThat(form.get("c")).isEqualTo("A=");
    assertThat(form.get("empty")).isEmpty();
    assertThat(form.get("bare")).isEmpty();
    assertThat(form.get("missing")).isEmpty();
  }

  @Test
  void nothingIsAnEmptyForm() throws Form.Malformed {
    assertThat(parse("").signedWith("u")).isEqualTo(new byte[] {'u'});
  }

  @ParameterizedTest
  @ValueSource(strings = {"a=%", "a=%4", "a=%zz", "%=1", "a=%-1"})
  void aBrokenEscapeIsMalformed(String body) {
    assertThatThrownBy(() -> parse(body)).isInstanceOf(Form.Malformed.class);
  }

  @Test
  void fieldsWithoutEndAreMalformed() {
    assertThatThrownBy(() -> parse("a=1&".repeat(1000))).isInstanceOf(Form.Malformed.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"n=", "n=-1", "n=1.5", "n=99999999999", "n=x", "m=1"})
  void whatIsNoSmallNumberIsZero(String body) throws Form.Malformed {
    assertThat(parse(body).number("n")).isZero();
  }

  @Property(tries = 1000)
  void anyBytesAreAFormOrMalformed(@ForAll byte[] body) {
    try {
      assertThat(Form.parse(body).get("a")).isNotNull();
    } catch (Form.Malformed refused) {
      assertThat(refused).hasMessageMatching("(An escape|More than).*");
    }
  }

  @Property(tries = 300)
  void itAgreesWithTwiliosOwnValidator(@ForAll("fields") Map<String, String> fields)
      throws Exception {
    String url = "https://guiche.example/hooks/whatsapp/zap?x=1";
    String signature = Caller.sign(TOKEN, url, fields);
    assertThat(new RequestValidator(TOKEN).validate(url, fields, signature)).isTrue();
    Form form = parse(Caller.form(fields));
    var ours = Signatures.ofHooks(List.of(new Secret(OLD_TOKEN), new Secret(TOKEN)));
    byte[] made = Signatures.decode(signature, Base64.getDecoder());
    assertThat(ours.made(made, form.signedWith(url))).isTrue();
    assertThat(ours.made(made, form.signedWith(url + "y"))).isFalse();
  }

  @Provide
  Arbitrary<Map<String, String>> fields() {
    Arbitrary<String> names =
        Arbitraries.strings().withChars("ABCabc019").ofMinLength(1).ofMaxLength(8);
    Arbitrary<String> values = Arbitraries.of("", " ", "é", "🙂", "a+b", "50%", "&=", "x\ny", "ok");
    return Arbitraries.maps(names, values.list().ofMaxSize(4).map(l -> String.join("", l)))
        .ofMaxSize(20);
  }

  private static Form parse(String body) throws Form.Malformed {
    return Form.parse(body.getBytes(UTF_8));
  }
}
