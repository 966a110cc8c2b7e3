package dev.guiche.channel.whatsapp;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.guiche.config.Secret;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Keyed digests, one for each auth token that may sign. */
final class Signatures {
  private final List<Mac> keyed;

  private Signatures(String algorithm, List<Secret> tokens) {
    this.keyed = tokens.stream().map(token -> keyed(algorithm, token)).toList();
  }

  /**
   * Twilio's own, of web hooks.
   *
   * @see <a href="https://www.twilio.com/docs/usage/security#validating-requests">the algorithm</a>
   */
  static Signatures ofHooks(List<Secret> tokens) {
    return new Signatures("HmacSHA1", tokens);
  }

  /** Ours, of links under which Twilio fetches our files. */
  static Signatures ofLinks(List<Secret> tokens) {
    return new Signatures("HmacSHA256", tokens);
  }

  private static Mac keyed(String algorithm, Secret token) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(token.value().getBytes(UTF_8), algorithm));
      return mac;
    } catch (GeneralSecurityException noSuchDigest) {
      throw new IllegalStateException(noSuchDigest);
    }
  }

  /** With the first token. */
  byte[] sign(byte[] signed) {
    return digest(keyed.getFirst(), signed);
  }

  /** Whether any token made this signature; takes as long for a wrong one as for a right one. */
  boolean made(byte[] signature, byte[] signed) {
    boolean made = false;
    for (Mac mac : keyed) {
      made |= MessageDigest.isEqual(digest(mac, signed), signature);
    }
    return made;
  }

  private static byte[] digest(Mac keyed, byte[] signed) {
    try {
      return ((Mac) keyed.clone()).doFinal(signed); // cheaper than keying anew, and safe for many
    } catch (CloneNotSupportedException providerCannot) {
      throw new IllegalStateException(providerCannot);
    }
  }

  /** The bytes of a signature as it travels; empty, which nothing makes, where it is none. */
  static byte[] decode(String base64, Base64.Decoder decoder) {
    try {
      return decoder.decode(base64);
    } catch (IllegalArgumentException none) {
      return new byte[0];
    }
  }
}
