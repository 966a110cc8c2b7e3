package dev.guiche.channel.email;

import org.jspecify.annotations.Nullable;

/** A mail that no reading makes sense of; it is kept raw in quarantine. */
final class UnreadableMail extends Exception {
  UnreadableMail(String why, @Nullable Throwable cause) {
    super(why, cause);
  }
}
