package dev.guiche.config;

import java.net.InetAddress;

/**
 * IP addresses that begin alike, such as {@code 10.0.0.0/8}; a bare address is a range of one.
 *
 * @param bits how many leading bits count
 */
public record AddressRange(InetAddress network, int bits) {
  /**
   * @throws IllegalArgumentException when the text is neither an address nor a range; names are
   *     never looked up
   */
  public static AddressRange parse(String text) {
    String[] parts = text.strip().split("/", -1);
    var network = InetAddress.ofLiteral(parts[0]);
    int all = network.getAddress().length * 8;
    int bits = parts.length == 1 ? all : Integer.parseInt(parts[1]);
    if (parts.length > 2 || bits < 0 || bits > all) {
      throw new IllegalArgumentException("Not a range of addresses: " + text);
    }
    return new AddressRange(network, bits);
  }

  public boolean contains(InetAddress address) {
    byte[] mine = network.getAddress();
    byte[] theirs = address.getAddress();
    if (mine.length != theirs.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % 8);
      if (((mine[bit / 8] ^ theirs[bit / 8]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }
}
