package dev.guiche.channel.email;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.guiche.channel.email.ImapMailbox.Listed;
import jakarta.mail.MessagingException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Fetches what is new over one connection, in batches that fit into memory, and hands it over in
 * the order of UIDs.
 */
final class CatchUp {
  /** Whole mails above this are not fetched; 25 MB of files take 34 MB on their way. */
  static final long LARGEST_MAIL = 64L * 1024 * 1024;

  private static final int START_OF_LARGE = 2 * 1024 * 1024;
  private static final int LISTED_AT_ONCE = 1_000;
  private static final int FETCHED_AT_ONCE = 200;
  private static final long BYTES_AT_ONCE = 8L * 1024 * 1024;

  private final ImapMailbox mailbox;
  private final Cursor.Position position;
  private final Hurdles hurdles;
  private final Window window;
  private final Handover handover;
  private final BooleanSupplier stopped;

  CatchUp(
      ImapMailbox mailbox,
      Cursor.Position position,
      Hurdles hurdles,
      Window window,
      Handover handover,
      BooleanSupplier stopped) {
    this.mailbox = mailbox;
    this.position = position;
    this.hurdles = hurdles;
    this.window = window;
    this.handover = handover;
    this.stopped = stopped;
  }

  /**
   * Until a look finds nothing new; what is announced after it ends the waiting.
   *
   * @return the last UID that was seen
   */
  long from(long seen) throws MessagingException, InterruptedException {
    long last = seen;
    List<Long> news = mailbox.after(last);
    while (!stopped.getAsBoolean() && !news.isEmpty()) {
      for (List<Long> some : parts(news)) {
        take(mailbox.list(some));
        last = some.getLast();
      }
      news = mailbox.after(last);
    }
    return last;
  }

  private static List<List<Long>> parts(List<Long> uids) {
    var parts = new ArrayList<List<Long>>();
    for (int i = 0; i < uids.size(); i += LISTED_AT_ONCE) {
      parts.add(uids.subList(i, Math.min(uids.size(), i + LISTED_AT_ONCE)));
    }
    return parts;
  }

  private void take(List<Listed> listed) throws MessagingException, InterruptedException {
    var batch = new ArrayList<Listed>();
    long bytes = 0;
    for (Listed mail : listed) {
      if (stopped.getAsBoolean()) {
        return;
      }
      batch.add(mail);
      bytes += position.concerns(mail) ? mail.size() : 0;
      if (bytes >= BYTES_AT_ONCE || batch.size() >= FETCHED_AT_ONCE) {
        takeBatch(batch);
        batch.clear();
        bytes = 0;
      }
    }
    takeBatch(batch);
  }

  private void takeBatch(List<Listed> batch) throws MessagingException, InterruptedException {
    if (batch.stream().noneMatch(mail -> hurdles.isKnown(mail.uid()))) {
      takeTogether(batch);
      return;
    }
    for (Listed mail : batch) {
      if (hurdles.of(mail.uid()) == Hurdles.Hope.ALL) {
        takeTogether(List.of(mail));
      } else {
        putAside(mail);
      }
    }
  }

  private void takeTogether(List<Listed> batch) throws MessagingException, InterruptedException {
    Map<Long, byte[]> raws = raws(batch.stream().filter(position::concerns).toList());
    for (Listed mail : batch) {
      byte[] raw = raws.get(mail.uid());
      if (raw == null) { // older than us, or gone meanwhile
        window.enter(mail.uid(), 0).keep();
      } else {
        long cutFrom = mail.size() > LARGEST_MAIL ? mail.size() : 0;
        var place = window.enter(mail.uid(), raw.length);
        handover.take(
            new Handover.Raw(raw, cutFrom, mail.arrived(), position.order(mail.uid())), place);
      }
    }
  }

  private Map<Long, byte[]> raws(List<Listed> mails) throws MessagingException {
    List<Long> uids = mails.stream().map(Listed::uid).toList();
    try {
      Map<Long, byte[]> raws = fetched(mails);
      refuseGaps(uids, raws);
      hurdles.passed(uids);
      return raws;
    } catch (MessagingException failed) {
      hurdles.failed(uids, failed);
      throw failed;
    }
  }

  private Map<Long, byte[]> fetched(List<Listed> mails) throws MessagingException {
    var raws = new HashMap<Long, byte[]>();
    List<Long> whole =
        mails.stream().filter(m -> m.size() <= LARGEST_MAIL).map(Listed::uid).toList();
    if (!whole.isEmpty()) {
      mailbox.fetch(whole, raws::put);
    }
    for (Listed large : mails) {
      if (large.size() > LARGEST_MAIL) {
        mailbox.fetchStart(large.uid(), START_OF_LARGE, raws::put);
      }
    }
    return raws;
  }

  /** A mail that is not given is gone, unless the server lists it still: then it failed. */
  private void refuseGaps(Collection<Long> uids, Map<Long, byte[]> raws) throws MessagingException {
    List<Long> absent = uids.stream().filter(uid -> !raws.containsKey(uid)).toList();
    if (!absent.isEmpty() && !mailbox.list(absent).isEmpty()) {
      throw new MessagingException("The server lists mails that it does not give: " + absent);
    }
  }

  /** What can be had of it goes where supervisors see it; the mail stays in the mailbox. */
  private void putAside(Listed mail) throws MessagingException, InterruptedException {
    String which =
        "UID %d (UIDVALIDITY %d), %d bytes, arrived %s"
            .formatted(mail.uid(), position.uidValidity(), mail.size(), mail.arrived());
    byte[] known = hurdles.of(mail.uid()) == Hurdles.Hope.HEADERS ? headers(mail) : new byte[0];
    var place = window.enter(mail.uid(), known.length);
    handover.putAside(
        "uid:" + position.uidValidity() + "/" + mail.uid(),
        known.length == 0 ? which.getBytes(UTF_8) : known,
        new UnreadableMail("The server does not give this mail, which stays there: " + which, null),
        place);
    hurdles.passed(List.of(mail.uid()));
  }

  private byte[] headers(Listed mail) throws MessagingException {
    var headers = new HashMap<Long, byte[]>();
    try {
      mailbox.fetchHeaders(mail.uid(), headers::put);
      return headers.getOrDefault(mail.uid(), new byte[0]);
    } catch (MessagingException failed) {
      hurdles.failed(List.of(mail.uid()), failed);
      throw failed;
    }
  }
}
