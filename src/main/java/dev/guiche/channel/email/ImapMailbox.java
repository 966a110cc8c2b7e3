package dev.guiche.channel.email;

import dev.guiche.config.EmailConfig.Server;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.event.MessageCountAdapter;
import jakarta.mail.event.MessageCountEvent;
import jakarta.mail.event.MessageCountListener;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.eclipse.angus.mail.imap.protocol.INTERNALDATE;
import org.eclipse.angus.mail.imap.protocol.RFC822SIZE;
import org.eclipse.angus.mail.imap.protocol.UID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One folder on one connection, opened only to be read. Everything goes by UID, so that a mail that
 * somebody moves away meanwhile changes nothing for the others.
 */
final class ImapMailbox implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ImapMailbox.class);

  private final Wire wire;
  private final IMAPStore store;
  private final IMAPFolder folder;

  /** Open until the server announces a mail after the last look. */
  private volatile CountDownLatch announced = new CountDownLatch(1);

  private ImapMailbox(Wire wire, IMAPStore store, IMAPFolder folder) {
    this.wire = wire;
    this.store = store;
    this.folder = folder;
  }

  /**
   * What the server says of a mail before it is fetched.
   *
   * @param size in bytes; 0 where it does not say
   * @param arrived when the server took it
   */
  record Listed(long uid, long size, Instant arrived) {}

  static ImapMailbox open(Server server, String folderName) throws MessagingException {
    Wire wire = Wire.to(server);
    IMAPStore store = connect(server, wire);
    try {
      var folder = (IMAPFolder) store.getFolder(folderName);
      folder.open(Folder.READ_ONLY);
      var mailbox = new ImapMailbox(wire, store, folder);
      folder.addMessageCountListener(mailbox.listener());
      return mailbox;
    } catch (MessagingException | RuntimeException failed) {
      close(store);
      throw failed;
    }
  }

  static IMAPStore connect(Server server, Wire wire) throws MessagingException {
    var session = MailSessions.open("imap", server, wire);
    var store = (IMAPStore) session.getStore(MailSessions.protocol("imap", server));
    store.connect(server.host(), server.port(), server.user(), server.password().value());
    return store;
  }

  long uidValidity() throws MessagingException {
    return folder.getUIDValidity();
  }

  /** The highest UID that exists, or 0. */
  long lastUid() throws MessagingException {
    long next = folder.getUIDNext();
    if (next > 0) {
      return next - 1;
    }
    List<Long> all = after(0);
    return all.isEmpty() ? 0 : all.getLast();
  }

  /** UIDs above this one, in rising order. */
  List<Long> after(long uid) throws MessagingException {
    announced = new CountDownLatch(1);
    var uids = new ArrayList<Long>();
    for (Response response : command("UID SEARCH UID " + (uid + 1) + ":*")) {
      if (response instanceof IMAPResponse answer && answer.keyEquals("SEARCH")) {
        for (long found = answer.readLong(); found != -1; found = answer.readLong()) {
          if (found > uid) { // the last mail is always among them, however old
            uids.add(found);
          }
        }
      }
    }
    uids.sort(null);
    return uids;
  }

  List<Listed> list(Collection<Long> uids) throws MessagingException {
    var listed = new ArrayList<Listed>();
    fetch(
        uids,
        "UID RFC822.SIZE INTERNALDATE",
        response -> {
          var uid = response.getItem(UID.class);
          var size = response.getItem(RFC822SIZE.class);
          var date = response.getItem(INTERNALDATE.class);
          if (uid != null) {
            boolean dated = date != null && date.getDate() != null;
            Instant arrived = dated ? date.getDate().toInstant() : Instant.now();
            listed.add(new Listed(uid.uid, size == null ? 0 : size.size, arrived));
          }
        });
    listed.sort(Comparator.comparingLong(Listed::uid));
    return listed;
  }

  /** A mail as it is on the server. */
  interface Taker {
    void take(long uid, byte[] raw);
  }

  /** Those that are gone meanwhile are left out. */
  void fetch(Collection<Long> uids, Taker taker) throws MessagingException {
    fetchBodies(uids, "BODY.PEEK[]", taker);
  }

  /** The beginning alone, of a mail that is too large. */
  void fetchStart(long uid, int bytes, Taker taker) throws MessagingException {
    fetchBodies(List.of(uid), "BODY.PEEK[]<0." + bytes + ">", taker);
  }

  /** Up to the empty line after them. */
  void fetchHeaders(long uid, Taker taker) throws MessagingException {
    fetchBodies(List.of(uid), "BODY.PEEK[HEADER]", taker);
  }

  private void fetchBodies(Collection<Long> uids, String what, Taker taker)
      throws MessagingException {
    fetch(
        uids,
        "UID " + what,
        response -> {
          var uid = response.getItem(UID.class);
          var body = response.getItem(BODY.class);
          if (uid != null && body != null && body.getByteArray() != null) {
            taker.take(uid.uid, body.getByteArray().getNewBytes());
          }
        });
  }

  private void fetch(Collection<Long> uids, String items, Consumer<FetchResponse> each)
      throws MessagingException {
    String set = uids.stream().map(String::valueOf).collect(Collectors.joining(","));
    for (Response response : command("UID FETCH " + set + " (" + items + ")")) {
      if (response instanceof FetchResponse fetched) {
        each.accept(fetched);
      }
    }
  }

  private Response[] command(String command) throws MessagingException {
    return (Response[]) folder.doCommand(protocol -> run(protocol, command));
  }

  private static Response[] run(IMAPProtocol protocol, String command)
      throws org.eclipse.angus.mail.iap.ProtocolException {
    Response[] responses = protocol.command(command, null);
    // The folder keeps count of what it hears, but not of the mails themselves.
    protocol.notifyResponseHandlers(
        Arrays.stream(responses)
            .filter(response -> !(response instanceof FetchResponse))
            .toArray(Response[]::new));
    protocol.handleResult(responses[responses.length - 1]);
    return responses;
  }

  /** Asked over this connection, for the store would open another one. */
  boolean canIdle() throws MessagingException {
    return (Boolean) folder.doCommand(protocol -> protocol.hasCapability("IDLE"));
  }

  /**
   * Returns when the server has announced something since the last look, or the time is over.
   *
   * @param goodbye how long the server may take to end it; then the line is dead
   */
  void awaitNews(Duration most, Duration goodbye) throws MessagingException {
    var ended = new CountDownLatch(1);
    CountDownLatch news = announced;
    Thread.ofVirtual().start(() -> endAfter(news, most, ended, goodbye));
    try {
      folder.idle(true);
    } finally {
      ended.countDown(); // an interrupt would close the line under its feet
      news.countDown();
    }
  }

  private void endAfter(
      CountDownLatch news, Duration time, CountDownLatch ended, Duration goodbye) {
    try {
      boolean heard = news.await(time.toMillis(), TimeUnit.MILLISECONDS);
      LOG.trace("The IDLE ends, for news: {}", heard);
      Thread.ofVirtual().start(() -> nudgeUntil(ended));
      if (!ended.await(goodbye.toMillis(), TimeUnit.MILLISECONDS)) {
        wire.cut();
      }
    } catch (InterruptedException unexpected) {
      Thread.currentThread().interrupt();
    }
  }

  /** An announcement heard just before the IDLE began does not end it; so it is ended from here. */
  private void nudgeUntil(CountDownLatch ended) {
    try {
      do {
        nudge();
      } while (!ended.await(300, TimeUnit.MILLISECONDS));
    } catch (InterruptedException unexpected) {
      Thread.currentThread().interrupt();
    }
  }

  private MessageCountListener listener() {
    return new MessageCountAdapter() {
      @Override
      public void messagesAdded(MessageCountEvent event) {
        announced.countDown();
      }
    };
  }

  /** Ends {@link #awaitNews} from another thread. */
  void wake() {
    announced.countDown();
  }

  /** Any command ends an IDLE. */
  private void nudge() {
    try {
      folder.doCommandIgnoreFailure(
          protocol -> {
            protocol.noop();
            return null;
          });
    } catch (MessagingException gone) {
      // whoever waits hears of it
    }
  }

  @Override
  public void close() {
    close(store);
  }

  static void close(IMAPStore store) {
    try {
      store.close();
    } catch (MessagingException | RuntimeException alreadyGone) {
      // closed is closed
    }
  }
}
