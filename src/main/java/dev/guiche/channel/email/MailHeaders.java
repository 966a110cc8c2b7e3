package dev.guiche.channel.email;

import dev.guiche.channel.ExternalId;
import jakarta.mail.internet.MailDateFormat;
import java.text.ParseException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the top of a mail says, decoded, with a limit on everything that strangers may repeat. */
record MailHeaders(MimeNode mail) {
  private static final Pattern ID = Pattern.compile("<([^<>]{1,996})>");
  private static final int MOST_REFERENCES = 200;
  private static final Duration OLDEST = Duration.ofDays(30);
  private static final Duration NEWEST = Duration.ofMinutes(1);

  /** One line of decoded text, empty where there is none. */
  String text(String name) {
    String raw = mail.header(name);
    return raw == null ? "" : EncodedWords.decode(raw);
  }

  boolean has(String name) {
    return mail.header(name) != null;
  }

  /** The mail's own id, or null where it has none that could name it. */
  @Nullable ExternalId messageId() {
    String raw = mail.header("Message-ID");
    if (raw == null) {
      return null;
    }
    List<ExternalId> bracketed = ids(raw);
    if (!bracketed.isEmpty()) {
      return bracketed.getFirst();
    }
    String bare = raw.replaceAll("[<>\\s\\p{Cntrl}]", "");
    return bare.isEmpty() || bare.length() > ExternalId.LONGEST - 2
        ? null
        : new ExternalId("<" + bare + ">");
  }

  /** Message-IDs that this mail answers, nearest first. */
  List<ExternalId> references() {
    var references = new LinkedHashSet<ExternalId>();
    mail.headers("In-Reply-To").forEach(raw -> references.addAll(ids(raw)));
    var thread = new ArrayList<ExternalId>();
    mail.headers("References").forEach(raw -> thread.addAll(ids(raw)));
    references.addAll(thread.reversed());
    return references.stream().limit(MOST_REFERENCES).toList();
  }

  /** Every id in angle brackets, in the order of the text. */
  static List<ExternalId> ids(String text) {
    var ids = new ArrayList<ExternalId>();
    var found = ID.matcher(text);
    while (found.find()) {
      String id = found.group(1).replaceAll("[\\s\\p{Cntrl}]", "");
      if (!id.isEmpty()) {
        ids.add(new ExternalId("<" + EncodedWords.eightBit(id) + ">"));
      }
    }
    return ids;
  }

  /**
   * When the mail was written, if its Date can be true; else when it arrived. Clocks that are wrong
   * by years must not move a message to another place in time.
   */
  Instant sentAt(Instant arrived) {
    Instant written = date();
    boolean credible =
        written != null
            && written.isAfter(arrived.minus(OLDEST))
            && written.isBefore(arrived.plus(NEWEST));
    return credible && written != null ? written : arrived;
  }

  private @Nullable Instant date() {
    String raw = mail.header("Date");
    String date = raw == null ? "" : Clean.line(raw).replaceFirst("\\s*\\([^()]*\\)$", "");
    try {
      return DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from);
    } catch (DateTimeException unusual) {
      return lenientDate(date);
    }
  }

  private static @Nullable Instant lenientDate(String date) {
    try {
      return new MailDateFormat().parse(date).toInstant();
    } catch (ParseException | RuntimeException malformed) {
      return null;
    }
  }
}
