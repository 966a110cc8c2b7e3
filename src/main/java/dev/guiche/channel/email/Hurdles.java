package dev.guiche.channel.email;

import jakarta.mail.MessagingException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Mails that the server did not give when it was asked. One of them must not hold up those behind
 * it: what failed together is fetched one by one, what fails alone again and again is put aside.
 * Counted in memory, for a new process loses nothing by trying again.
 */
final class Hurdles {
  private static final int TRIES_FOR_THE_WHOLE = 4;
  private static final int TRIES_IN_ALL = 8;

  /** The server speaks of itself or of us, and would of any mail. */
  private static final Pattern BUSY =
      Pattern.compile(
          "\\[(?:LIMIT|UNAVAILABLE|INUSE|OVERQUOTA|THROTTLED)]|throttled|bandwidth",
          Pattern.CASE_INSENSITIVE);

  private final Map<Long, Integer> failures = new HashMap<>();
  private long uidValidity;

  /** What is still to be hoped for from a mail. */
  enum Hope {
    ALL,
    HEADERS,
    NOTHING
  }

  /** UIDs of another numbering say nothing about these. */
  void in(long uidValidity) {
    if (this.uidValidity != uidValidity) {
      this.uidValidity = uidValidity;
      failures.clear();
    }
  }

  boolean isKnown(long uid) {
    return failures.containsKey(uid);
  }

  Hope of(long uid) {
    int failed = failures.getOrDefault(uid, 0);
    return failed < TRIES_FOR_THE_WHOLE
        ? Hope.ALL
        : failed < TRIES_IN_ALL ? Hope.HEADERS : Hope.NOTHING;
  }

  void failed(Collection<Long> uids, MessagingException why) {
    if (!BUSY.matcher(String.valueOf(why.getMessage())).find()) {
      uids.forEach(uid -> failures.merge(uid, 1, Integer::sum));
    }
  }

  void passed(Collection<Long> uids) {
    failures.keySet().removeAll(uids);
  }
}
