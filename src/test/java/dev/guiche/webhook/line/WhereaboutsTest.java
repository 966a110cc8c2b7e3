package dev.guiche.webhook.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WhereaboutsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.9.9.9",
        "0.0.0.0",
        "10.1.2.3",
        "100.64.0.1",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "198.18.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "fc00::1",
        "fd12:3456::1",
        "fe80::1",
        "fec0::1",
        "ff02::1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::1"
      })
  void whatTheInternetCannotReachIsRefused(String address) throws Exception {
    assertThat(Whereabouts.isOnTheInternet(InetAddress.ofLiteral(address))).isFalse();
    assertThatThrownBy(() -> Whereabouts.of(address, false)).isInstanceOf(NotSent.class);
    assertThat(Whereabouts.of(address, true)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"8.8.8.8", "172.32.0.1", "100.128.0.1", "191.252.1.1", "2606:4700:4700::1111"})
  void theRestIsReached(String address) throws Exception {
    assertThat(Whereabouts.of(address, false).getHostAddress()).isNotBlank();
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "2130706433", "0x7f.1", "127.1"})
  void aNameThatLeadsHomeIsRefusedHoweverItIsWritten(String name) {
    assertThatThrownBy(() -> Whereabouts.of(name, false)).isInstanceOf(NotSent.class);
  }

  @Test
  void aNameThatNobodyKnowsIsSaidSo() {
    assertThatThrownBy(() -> Whereabouts.of("nao-existe.invalid", false))
        .isInstanceOfSatisfying(
            NotSent.class, no -> assertThat(no.words()).contains("não foi encontrado"));
  }
}
