package dev.guiche.channel.email;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Addresses in headers, out of groups and out of what no grammar knows. */
final class MailAddresses {
  private static final Pattern ADDRESS =
      Pattern.compile(
          "[^\\s<>()\\[\\],;:\"@\\p{Cntrl}]{1,64}@[^\\s<>()\\[\\],;:\"@\\p{Cntrl}]{1,250}");
  private static final int MOST = 1_000;
  private static final int MOST_COMMENTS = 200;
  private static final int LONGEST_HEADER = 100_000;

  private MailAddresses() {}

  /**
   * @param address lower-case, at most 320 characters
   * @param name as the writer shows it; may be empty
   */
  record Mailbox(String address, String name) {}

  /** The first real address in these headers, asked in this order, or null. */
  static @Nullable Mailbox first(MimeNode mail, String... headers) {
    for (String header : headers) {
      for (String raw : mail.headers(header)) {
        List<Mailbox> mailboxes = parse(raw);
        if (!mailboxes.isEmpty()) {
          return mailboxes.getFirst();
        }
      }
    }
    return null;
  }

  /** Every address in these headers, each once. */
  static List<String> all(MimeNode mail, String... headers) {
    var all = new LinkedHashSet<String>();
    for (String header : headers) {
      for (String raw : mail.headers(header)) {
        parse(raw).forEach(mailbox -> all.add(mailbox.address()));
      }
    }
    return all.stream().limit(MOST).toList();
  }

  static List<Mailbox> parse(String raw) {
    String header = Clean.cut(raw.replaceAll("\\r?\\n[ \\t]*", " "), LONGEST_HEADER);
    if (header.chars().filter(c -> c == '(').count() > MOST_COMMENTS) {
      return search(header); // the library takes quadratic time for them
    }
    var mailboxes = new ArrayList<Mailbox>();
    try {
      for (InternetAddress address : InternetAddress.parseHeader(header, false)) {
        addAll(address, header, mailboxes);
      }
    } catch (AddressException | RuntimeException broken) {
      mailboxes.clear();
    }
    return mailboxes.isEmpty() ? search(header) : mailboxes;
  }

  private static void addAll(InternetAddress address, String header, List<Mailbox> mailboxes)
      throws AddressException {
    if (address.isGroup()) {
      InternetAddress[] members = address.getGroup(false);
      for (InternetAddress member : members == null ? new InternetAddress[0] : members) {
        add(member, "", mailboxes);
      }
    } else {
      add(address, header, mailboxes);
    }
  }

  private static void add(InternetAddress address, String header, List<Mailbox> mailboxes) {
    String bare = address.getAddress();
    String clean = bare == null ? "" : EncodedWords.eightBit(bare).strip().toLowerCase(Locale.ROOT);
    if (ADDRESS.matcher(clean).matches()) {
      String name = address.getPersonal() == null ? "" : nameOf(address, header);
      mailboxes.add(new Mailbox(clean, name));
    }
  }

  // The library decodes each word alone and gives 8-bit letters as bytes; so the name is read
  // again.
  private static String nameOf(InternetAddress address, String header) {
    String name = String.valueOf(address.getPersonal());
    int angle = header.indexOf('<');
    if ((name.indexOf('\uFFFD') >= 0 || name.contains("=?")) && angle > 0) {
      return EncodedWords.decode(header.substring(0, angle)).replaceAll("^\"|\"$", "");
    }
    return name.chars().anyMatch(c -> c > 0xFF) ? Clean.line(name) : EncodedWords.decode(name);
  }

  private static List<Mailbox> search(String header) {
    var mailboxes = new ArrayList<Mailbox>();
    var found = ADDRESS.matcher(EncodedWords.eightBit(header));
    while (found.find() && mailboxes.size() < MOST) {
      mailboxes.add(new Mailbox(found.group().toLowerCase(Locale.ROOT), ""));
    }
    return mailboxes;
  }
}
