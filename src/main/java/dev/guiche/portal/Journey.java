package dev.guiche.portal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/**
 * What one way to the provider and back is known by.
 *
 * @param state comes back in the address
 * @param nonce comes back in the token
 * @param verifier proves that who asks for the token is who went out (RFC 7636)
 */
record Journey(String state, String nonce, String verifier) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  static Journey begin() {
    return new Journey(word(), word(), word());
  }

  /** Of {@link #toString}; empty for anything else. */
  static Optional<Journey> read(String kept) {
    var parts = kept.split("\\.", -1);
    return parts.length == 3 && !kept.startsWith(".")
        ? Optional.of(new Journey(parts[0], parts[1], parts[2]))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return state + "." + nonce + "." + verifier;
  }

  String challenge() {
    try {
      return BASE64.encodeToString(
          MessageDigest.getInstance("SHA-256")
              .digest(verifier.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  private static String word() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return BASE64.encodeToString(bytes);
  }
}
