package dev.guiche.channel;

import dev.guiche.config.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Who somebody is, as the server of a site that knows them says.
 *
 * @param id the site's number of this person; never changes
 * @param email may be empty
 * @param signature HMAC-SHA256, in hex, of id, e-mail and name joined by line feeds, in UTF-8
 */
public record Identity(String id, String name, String email, String signature) {
  public Identity {
    name = Objects.requireNonNullElse(name, "");
    email = Objects.requireNonNullElse(email, "");
    signature = Objects.requireNonNullElse(signature, "");
    if (id == null || id.isBlank() || id.length() > 200) {
      throw new IllegalArgumentException("identity.id tem de 1 a 200 caracteres");
    }
    // Else two different people could be signed by the same words.
    if ((id + name + email).indexOf('\n') >= 0 || (id + name + email).indexOf('\0') >= 0) {
      throw new IllegalArgumentException("identity não pode ter quebras de linha");
    }
    if (name.length() > 100 || email.length() > 254) {
      throw new IllegalArgumentException("identity.name ou identity.email é longo demais");
    }
  }

  public boolean isSignedWith(Secret key) {
    byte[] expected = HexFormat.of().formatHex(hmac(key)).getBytes(StandardCharsets.US_ASCII);
    byte[] given = signature.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
    return MessageDigest.isEqual(expected, given); // takes as long whatever is wrong
  }

  private byte[] hmac(Secret key) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.value().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return mac.doFinal((id + "\n" + email + "\n" + name).getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has HmacSHA256", e);
    }
  }
}
