package dev.guiche.ticket;

import dev.guiche.contact.ContactId;
import dev.guiche.contact.MailWishes;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Links by which somebody is spared a sort of mail without logging in: {@code <public
 * url>/unsubscribe/<token>}. A token is good for one person and one sort, and cannot be made up.
 */
public final class WayOut {
  private static final String PURPOSE = "unsubscribe";
  private static final Pattern FORM =
      Pattern.compile("(([0-9a-z]{1,12})\\.([a-z]{1,12}))\\.([0-9a-v]{" + Signer.LENGTH + "})");

  private final URI publicUrl;
  private final Signer signer;

  WayOut(URI publicUrl, Signer signer) {
    this.publicUrl = publicUrl;
    this.signer = signer;
  }

  /** Who is to be spared what. */
  public record Leaving(ContactId contact, MailWishes.Kind kind) {}

  public String of(ContactId contact, MailWishes.Kind kind) {
    String left = Long.toString(contact.value(), 36) + "." + kind.name().toLowerCase(Locale.ROOT);
    return publicUrl + "/unsubscribe/" + left + "." + signer.sign(PURPOSE, left);
  }

  /** Empty for a forged one. */
  public Optional<Leaving> open(String token) {
    var parts = FORM.matcher(token);
    if (!parts.matches() || !signer.knows(PURPOSE, parts.group(1), parts.group(4))) {
      return Optional.empty();
    }
    return Optional.of(
        new Leaving(
            new ContactId(Long.parseLong(parts.group(2), 36)),
            MailWishes.Kind.valueOf(parts.group(3).toUpperCase(Locale.ROOT))));
  }
}
