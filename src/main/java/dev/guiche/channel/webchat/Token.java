package dev.guiche.channel.webchat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** 256 random bits that prove a visitor. It prints as dots; only its hash is kept. */
record Token(String value) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");
  private static final String BEARER = "Bearer ";

  static Token fresh() {
    var bits = new byte[32];
    RANDOM.nextBytes(bits);
    return new Token(Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
  }

  /** Null for what cannot be one of ours. */
  static @Nullable Token parse(@Nullable String text) {
    return text != null && FORM.matcher(text).matches() ? new Token(text) : null;
  }

  /** From an {@code Authorization} header. */
  static @Nullable Token fromHeader(@Nullable String header) {
    return header != null && header.startsWith(BEARER)
        ? parse(header.substring(BEARER.length()))
        : null;
  }

  byte[] hash() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "••••";
  }
}
