package dev.guiche.ticket;

import dev.guiche.database.Sql;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs what leaves the house and must be known again when it comes back: reply addresses,
 * Message-IDs, links to files. The key lives in the database and is the same on every node.
 */
public final class Signer {
  /** Characters of a signature: 80 bits in base 32, digits and lower-case letters. */
  static final int LENGTH = 16;

  private final SecretKeySpec key;

  private Signer(byte[] key) {
    this.key = new SecretKeySpec(key, "HmacSHA256");
  }

  /** The signer whose key has this name; the key is made when it is asked for the first time. */
  public static Signer named(String name, Sql sql) {
    byte[] fresh = new byte[32];
    new SecureRandom().nextBytes(fresh);
    sql.send(
        "insert into signing_key (name, key) values ($1, $2) on conflict do nothing", name, fresh);
    return new Signer(
        sql.one("select key from signing_key where name = $1", row -> row.bytes("key"), name));
  }

  /**
   * A signature of sixteen digits and lower-case letters.
   *
   * @param purpose keeps a signature given for one thing from being good for another
   */
  public String sign(String purpose, String text) {
    try {
      Mac mac = Mac.getInstance(key.getAlgorithm());
      mac.init(key);
      byte[] full = mac.doFinal((purpose + ':' + text).getBytes(StandardCharsets.UTF_8));
      String short32 = new BigInteger(1, Arrays.copyOf(full, LENGTH * 5 / 8)).toString(32);
      return "0".repeat(LENGTH - short32.length()) + short32;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has HMAC-SHA256", e);
    }
  }

  /** Takes the same time whatever is wrong with the signature; letter case does not matter. */
  public boolean knows(String purpose, String text, String signature) {
    return MessageDigest.isEqual(
        sign(purpose, text).getBytes(StandardCharsets.UTF_8),
        signature.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
  }
}
