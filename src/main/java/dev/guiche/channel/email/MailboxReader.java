package dev.guiche.channel.email;

import dev.guiche.channel.ChannelName;
import dev.guiche.channel.Inbox;
import dev.guiche.config.EmailConfig;
import dev.guiche.config.EmailConfig.Server;
import jakarta.mail.MessagingException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows one mailbox: catches up from the cursor, waits for news (IDLE, or looking again where the
 * server has no IDLE), and connects again when the line breaks.
 */
final class MailboxReader {
  private static final Logger LOG = LoggerFactory.getLogger(MailboxReader.class);

  private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(5);

  private final ChannelName channel;
  private final Server server;
  private final String folder;
  private final Cursor cursor;
  private final MailParser parser;
  private final Inbox inbox;
  private final MailCondition condition;
  private final Pace pace;
  private final Hurdles hurdles = new Hurdles();
  private volatile boolean stopped;
  private volatile @Nullable ImapMailbox open;
  private final Thread thread;

  /**
   * @param idle how long IDLE is trusted before the server is asked
   * @param goodbye how long a server may take to end an IDLE
   * @param poll how often a server without IDLE is asked
   * @param longestPause between two attempts to connect
   */
  record Pace(Duration idle, Duration goodbye, Duration poll, Duration longestPause) {
    static final Pace USUAL =
        new Pace(
            Duration.ofMinutes(2),
            Duration.ofSeconds(30),
            Duration.ofSeconds(15),
            Duration.ofMinutes(1));
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
    var catchUp = new CatchUp(mailbox, position, hurdles, window, handover, () -> stopped);
    hurdles.in(position.uidValidity());
    long seen = position.lastUid();
    try {
      while (!stopped) {
        seen = catchUp.from(seen);
        pause.reset();
        await(mailbox);
      }
    } finally {
      handover.end(); // what is not kept yet is read again over the next connection
      window.drain();
    }
  }

  private void await(ImapMailbox mailbox) throws MessagingException, InterruptedException {
    if (stopped) {
      return;
    }
    if (mailbox.canIdle()) {
      mailbox.awaitNews(pace.idle(), pace.goodbye());
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
