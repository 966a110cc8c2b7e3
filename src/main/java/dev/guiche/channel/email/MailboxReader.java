package dev.guiche.channel.email;

import dev.guiche.channel.ChannelName;
import dev.guiche.channel.Inbox;
import dev.guiche.config.EmailConfig;
import dev.guiche.config.EmailConfig.Server;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows one mailbox: catches up from the cursor, waits for news (IDLE, or looking again where the
 * server has no IDLE), and connects again when the line breaks.
 */
final class MailboxReader {
  private static final Logger LOG = LoggerFactory.getLogger(MailboxReader.class);

  /** Whole mails above this are not fetched; 25 MB of files take 34 MB on their way. */
  static final long LARGEST_MAIL = 64L * 1024 * 1024;

  private static final int START_OF_LARGE = 2 * 1024 * 1024;
  private static final int LISTED_AT_ONCE = 1_000;
  private static final int FETCHED_AT_ONCE = 200;
  private static final long BYTES_AT_ONCE = 8L * 1024 * 1024;
  private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(5);

  private final ChannelName channel;
  private final Server server;
  private final String folder;
  private final Cursor cursor;
  private final MailParser parser;
  private final Inbox inbox;
  private final MailCondition condition;
  private final Pace pace;
  private volatile boolean stopped;
  private volatile @Nullable ImapMailbox open;
  private final Thread thread;

  /**
   * @param idle how long IDLE is trusted before the server is asked
   * @param poll how often a server without IDLE is asked
   * @param longestPause between two attempts to connect
   */
  record Pace(Duration idle, Duration poll, Duration longestPause) {
    static final Pace USUAL =
        new Pace(Duration.ofMinutes(2), Duration.ofSeconds(15), Duration.ofMinutes(1));
  }

  MailboxReader(
      EmailConfig config,
      Server server,
      Cursor cursor,
      MailParser parser,
      Inbox inbox,
      MailCondition condition,
      Pace pace) {
    this.channel = new ChannelName(config.name());
    this.server = server;
    this.folder = config.folder();
    this.cursor = cursor;
    this.parser = parser;
    this.inbox = inbox;
    this.condition = condition;
    this.pace = pace;
    this.thread = Thread.ofVirtual().name("mailbox-" + config.name()).unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** Takes nothing new, and returns when what is under way is kept or its time is over. */
  void stop() {
    stopped = true;
    ImapMailbox mailbox = open;
    if (mailbox != null) {
      mailbox.wake();
    }
    try {
      thread.join(PATIENCE_AT_STOP.dividedBy(2));
      thread.interrupt();
      thread.join(PATIENCE_AT_STOP.dividedBy(2));
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    var pause = new BackOff(Duration.ofMillis(200), pace.longestPause());
    while (!stopped) {
      try {
        connectAndFollow(pause);
      } catch (InterruptedException stopping) {
        return;
      } catch (MessagingException | RuntimeException broken) {
        String why = MailCondition.explain("imap", server, broken);
        condition.imapIsDown(why);
        LOG.warn("Channel {}: {}", channel, why);
      }
      sleep(pause.next());
    }
  }

  private void sleep(Duration time) {
    try {
      if (!stopped) {
        Thread.sleep(time);
      }
    } catch (InterruptedException stopping) {
      stopped = true;
    }
  }

  private void connectAndFollow(BackOff pause) throws MessagingException, InterruptedException {
    try (var mailbox = ImapMailbox.open(server, folder)) {
      open = mailbox;
      var position = cursor.adopt(mailbox.uidValidity(), mailbox.lastUid());
      condition.imapIsUp();
      LOG.info("Channel {}: reading {} from UID {}", channel, folder, position.lastUid() + 1);
      follow(mailbox, position, pause);
    } finally {
      open = null;
    }
  }

  private void follow(ImapMailbox mailbox, Cursor.Position position, BackOff pause)
      throws MessagingException, InterruptedException {
    var window = new Window(uid -> save(position.uidValidity(), uid));
    var handover = new Handover(channel, parser, inbox, () -> stopped);
    long seen = position.lastUid();
    try {
      while (!stopped) {
        seen = catchUp(mailbox, position, seen, window, handover);
        pause.reset();
        await(mailbox);
      }
    } finally {
      window.drain();
    }
  }

  /** Until a look finds nothing new; what is announced after it ends the waiting. */
  private long catchUp(
      ImapMailbox mailbox, Cursor.Position position, long seen, Window window, Handover handover)
      throws MessagingException, InterruptedException {
    long last = seen;
    List<Long> news = mailbox.after(last);
    while (!stopped && !news.isEmpty()) {
      for (List<Long> some : parts(news)) {
        take(mailbox, position, mailbox.list(some), window, handover);
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

  private void take(
      ImapMailbox mailbox,
      Cursor.Position position,
      List<ImapMailbox.Listed> listed,
      Window window,
      Handover handover)
      throws MessagingException, InterruptedException {
    var batch = new ArrayList<ImapMailbox.Listed>();
    long bytes = 0;
    for (ImapMailbox.Listed mail : listed) {
      if (stopped) {
        return;
      }
      batch.add(mail);
      bytes += position.concerns(mail) ? mail.size() : 0;
      if (bytes >= BYTES_AT_ONCE || batch.size() >= FETCHED_AT_ONCE) {
        fetch(mailbox, position, batch, window, handover);
        batch.clear();
        bytes = 0;
      }
    }
    fetch(mailbox, position, batch, window, handover);
  }

  private void fetch(
      ImapMailbox mailbox,
      Cursor.Position position,
      List<ImapMailbox.Listed> batch,
      Window window,
      Handover handover)
      throws MessagingException, InterruptedException {
    Map<Long, byte[]> raws = raws(mailbox, batch.stream().filter(position::concerns).toList());
    for (ImapMailbox.Listed mail : batch) {
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

  private static Map<Long, byte[]> raws(ImapMailbox mailbox, List<ImapMailbox.Listed> batch)
      throws MessagingException {
    var raws = new HashMap<Long, byte[]>();
    List<Long> whole =
        batch.stream().filter(m -> m.size() <= LARGEST_MAIL).map(ImapMailbox.Listed::uid).toList();
    if (!whole.isEmpty()) {
      mailbox.fetch(whole, raws::put);
    }
    for (ImapMailbox.Listed large : batch) {
      if (large.size() > LARGEST_MAIL) {
        mailbox.fetchStart(large.uid(), START_OF_LARGE, raws::put);
      }
    }
    return raws;
  }

  private void await(ImapMailbox mailbox) throws MessagingException, InterruptedException {
    if (stopped) {
      return;
    }
    if (mailbox.canIdle()) {
      mailbox.awaitNews(pace.idle());
    } else {
      Thread.sleep(pace.poll());
    }
  }

  /** A cursor that cannot be written now is written later; the mails are kept already. */
  private void save(long uidValidity, long uid) {
    var pause = new BackOff(Duration.ofMillis(100), Duration.ofSeconds(2));
    while (true) {
      try {
        cursor.save(uidValidity, uid);
        return;
      } catch (RuntimeException unavailable) {
        if (stopped) {
          return; // they will be recognised when they are read again
        }
        sleepBriefly(pause.next());
      }
    }
  }

  private static void sleepBriefly(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
