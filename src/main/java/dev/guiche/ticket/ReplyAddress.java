package dev.guiche.ticket;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The address to which answers on a ticket go: {@code support+t2s-<signature>@example.com}. It
 * survives mail systems that change letter case, rewrite subjects and drop references, and nobody
 * can guess the one of another ticket.
 */
final class ReplyAddress {
  private static final String PURPOSE = "reply";
  private static final int LONGEST_LOCAL_PART = 64; // RFC 5321, 4.5.3.1.1
  private static final Pattern FORM =
      Pattern.compile(
          "\\+t([0-9a-z]{1,12})-([0-9a-v]{" + Signer.LENGTH + "})@", Pattern.CASE_INSENSITIVE);

  private final Signer signer;

  ReplyAddress(Signer signer) {
    this.signer = signer;
  }

  /**
   * The reply address of a ticket.
   *
   * @param mailbox the desk's own address
   * @return null where the mailbox's name is too long to carry a token: answers then go to the
   *     mailbox itself and are found by their references
   */
  @Nullable String of(TicketId ticket, String mailbox) {
    int at = mailbox.lastIndexOf('@');
    String number = Long.toString(ticket.value(), 36);
    String local = mailbox.substring(0, at) + "+t" + number + "-" + signer.sign(PURPOSE, number);
    return local.length() > LONGEST_LOCAL_PART ? null : local + mailbox.substring(at);
  }

  /** The ticket that one of the addresses names with a true signature; forged ones are ignored. */
  Optional<TicketId> ticketIn(List<String> recipients) {
    return recipients.stream().flatMap(address -> read(address).stream()).findFirst();
  }

  private Optional<TicketId> read(String address) {
    var parts = FORM.matcher(address);
    if (!parts.find()) {
      return Optional.empty();
    }
    String number = parts.group(1).toLowerCase(Locale.ROOT);
    return signer.knows(PURPOSE, number, parts.group(2))
        ? Optional.of(new TicketId(Long.parseLong(number, 36)))
        : Optional.empty();
  }
}
