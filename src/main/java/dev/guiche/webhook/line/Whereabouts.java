package dev.guiche.webhook.line;

import dev.guiche.config.AddressRange;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a name leads. What lies on this machine, in a private network or nowhere is refused, unless
 * the hook is meant for it: else whoever writes an address could speak to what trusts its
 * neighbours.
 */
final class Whereabouts {
  private static final List<AddressRange> NOT_THE_INTERNET =
      Stream.of(
              "0.0.0.0/8",
              "10.0.0.0/8",
              "100.64.0.0/10",
              "127.0.0.0/8",
              "169.254.0.0/16",
              "172.16.0.0/12",
              "192.0.0.0/24",
              "192.0.2.0/24",
              "192.168.0.0/16",
              "198.18.0.0/15",
              "198.51.100.0/24",
              "203.0.113.0/24",
              "224.0.0.0/3",
              "::/96",
              "64:ff9b::/96",
              "64:ff9b:1::/48",
              "100::/64",
              "2001::/32",
              "2001:db8::/32",
              "2002::/16",
              "fc00::/7",
              "fe80::/9",
              "ff00::/8")
          .map(AddressRange::parse)
          .toList();

  private Whereabouts() {}

  /** The one address that is then spoken to: a name that is asked twice may answer otherwise. */
  static InetAddress of(String host, boolean nearby) throws NotSent {
    var all = lookUp(host);
    for (var address : all) {
      if (!nearby && !isOnTheInternet(address)) {
        throw new NotSent(
            "O endereço fica nesta máquina ou numa rede privada (%s). Se é isso mesmo, escreva private: true no channels.yml."
                .formatted(address.getHostAddress()));
      }
    }
    return all[0];
  }

  private static InetAddress[] lookUp(String host) throws NotSent {
    try {
      return InetAddress.getAllByName(host);
    } catch (UnknownHostException unknown) {
      throw new NotSent("O nome %s não foi encontrado.".formatted(host));
    }
  }

  static boolean isOnTheInternet(InetAddress address) {
    return NOT_THE_INTERNET.stream().noneMatch(range -> range.contains(address));
  }
}
