package dev.guiche.channel.whatsapp;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.guiche.channel.ChannelName;
import dev.guiche.config.Secret;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/**
 * Addresses under which Twilio, and nobody else, may fetch one file of ours for a while. Signed
 * with the channel's auth tokens, so that every node agrees and there is no further secret to keep.
 */
final class MediaLinks {
  /** Twilio keeps a message in its queue for up to ten hours before it fetches the file. */
  static final Duration VALID = Duration.ofHours(12);

  private final String base;
  private final ChannelName channel;
  private final Signatures signatures;
  private final Clock clock;

  /**
   * @param base the address of the channel's hooks
   */
  MediaLinks(String base, ChannelName channel, List<Secret> tokens, Clock clock) {
    this.base = base;
    this.channel = channel;
    this.signatures = Signatures.ofLinks(tokens);
    this.clock = clock;
  }

  URI to(long file) {
    long expires = clock.instant().plus(VALID).getEpochSecond();
    String signature =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(signatures.sign(signed(file, expires)));
    return URI.create(base + "/media/" + file + "?exp=" + expires + "&sig=" + signature);
  }

  boolean allows(long file, long expires, String signature) {
    byte[] made = Signatures.decode(signature, Base64.getUrlDecoder());
    return signatures.made(made, signed(file, expires))
        && clock.instant().isBefore(Instant.ofEpochSecond(expires));
  }

  private byte[] signed(long file, long expires) {
    return ("guiche media " + channel + " " + file + " " + expires).getBytes(UTF_8);
  }
}
