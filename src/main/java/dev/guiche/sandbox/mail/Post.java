package dev.guiche.sandbox.mail;

import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserImpl;
import com.icegreen.greenmail.util.GreenMail;
import dev.guiche.sandbox.Misbehaviour;
import dev.guiche.sandbox.Misbehaviour.Trick;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Mailboxes, and how mail gets into them. */
final class Post {
  private static final Session NONE = Session.getInstance(new Properties());

  private final GreenMail server;
  private final Misbehaviour misbehaviour;
  private final AtomicReference<@Nullable Runnable> swapped = new AtomicReference<>();
  private final Map<String, MailFolder> sent = new ConcurrentHashMap<>();
  private volatile boolean dropRepeats = true;

  Post(GreenMail server, Misbehaviour misbehaviour) {
    this.server = server;
    this.misbehaviour = misbehaviour;
  }

  GreenMailUser open(String address, String password) {
    try {
      return server.getUserManager().createUser(address, address, password);
    } catch (UserException taken) {
      throw new IllegalArgumentException("There is a mailbox already: " + address, taken);
    }
  }

  void dropRepeats(boolean drop) {
    dropRepeats = drop;
  }

  void keepSent(String address, String folder) {
    var manager = server.getManagers().getImapHostManager();
    try {
      sent.put(address, manager.createMailbox(user(address), folder));
    } catch (FolderException | com.icegreen.greenmail.imap.AuthorizationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whose mailbox a mail by SMTP goes to; its sender may keep a copy. */
  GreenMailUser boxFor(MailSandbox sandbox, MovingMessage mail, String address) {
    MailFolder copies = sent.get(MailSandbox.plain(mail.getReturnPath().getEmail()));
    if (copies != null) {
      copies.appendMessage(message(raw(mail.getMessage())), new Flags(), new Date());
    }
    String plain = MailSandbox.plain(address);
    GreenMailUser user = server.getUserManager().getUserByEmail(plain);
    if (user == null) {
      return sandbox.customer(plain).mailbox();
    }
    MailCustomer customer =
        sandbox.customers().stream()
            .filter(c -> c.address().equals(plain))
            .findFirst()
            .orElse(null);
    return customer == null ? user : customer.mailbox();
  }

  /** A customer's mail to a desk, with the trick that was ordered for it. */
  void deliver(List<String> recipients, byte[] raw) {
    Runnable delivery = () -> recipients.forEach(to -> put(MailSandbox.plain(to), raw));
    switch (misbehaviour.onDelivery()) {
      case null -> inTurn(delivery);
      case Trick.Twice twice -> {
        inTurn(delivery);
        delivery.run();
      }
      case Trick.Late late -> Thread.ofVirtual().start(() -> afterwards(late, delivery));
      case Trick.Swapped swap -> swapped.set(delivery);
    }
  }

  private void inTurn(Runnable delivery) {
    delivery.run();
    Runnable waiting = swapped.getAndSet(null);
    if (waiting != null) {
      waiting.run();
    }
  }

  private static void afterwards(Trick.Late late, Runnable delivery) {
    try {
      Thread.sleep(late.by());
      delivery.run();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void put(String address, byte[] raw) {
    put(address, raw, Instant.now());
  }

  void put(String address, byte[] raw, Instant arrived) {
    inbox(address).appendMessage(message(raw), new Flags(), Date.from(arrived));
  }

  void redeliverLast(String address) {
    List<StoredMessage> all = inbox(address).getMessages();
    put(address, raw(all.getLast().getMimeMessage()));
  }

  int count(String address) {
    return inbox(address).getMessageCount();
  }

  void remove(String address, long uid) {
    MailFolder folder = inbox(address);
    StoredMessage mail = folder.getMessage(uid);
    if (mail == null) {
      throw new IllegalArgumentException("There is no mail " + uid);
    }
    mail.setFlag(Flags.Flag.DELETED, true);
    try {
      folder.expunge();
    } catch (FolderException e) {
      throw new IllegalStateException(e);
    }
  }

  void changeUidValidity(String address) {
    MailFolder old = inbox(address);
    List<MimeMessage> mails =
        old.getMessages().stream().map(StoredMessage::getMimeMessage).toList();
    List<Date> dates = old.getMessages().stream().map(StoredMessage::getReceivedDate).toList();
    MailFolder fresh = rebuilt(user(address), old);
    for (int i = 0; i < mails.size(); i++) {
      fresh.appendMessage(message(raw(mails.get(i))), new Flags(), dates.get(i));
    }
  }

  private MailFolder rebuilt(GreenMailUser user, MailFolder old) {
    var manager = server.getManagers().getImapHostManager();
    MailFolder fresh = old;
    try {
      while (fresh.getUidValidity() == old.getUidValidity()) { // it counts seconds
        fresh.deleteAllMessages();
        manager.getStore().deleteMailbox(fresh);
        Thread.sleep(100);
        fresh = manager.createMailbox(user, "INBOX");
      }
      return fresh;
    } catch (FolderException | com.icegreen.greenmail.imap.AuthorizationException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  private GreenMailUser user(String address) {
    GreenMailUser user = server.getUserManager().getUserByEmail(address);
    if (user == null) {
      throw new IllegalArgumentException("There is no mailbox " + address);
    }
    return user;
  }

  private MailFolder inbox(String address) {
    try {
      return server.getManagers().getImapHostManager().getInbox(user(address));
    } catch (FolderException missing) {
      throw new IllegalStateException(missing);
    }
  }

  static MimeMessage message(byte[] raw) {
    try {
      return new MimeMessage(NONE, new ByteArrayInputStream(raw));
    } catch (MessagingException broken) {
      throw new IllegalArgumentException("GreenMail cannot keep this mail", broken);
    }
  }

  static byte[] raw(MimeMessage message) {
    var raw = new ByteArrayOutputStream();
    try {
      message.writeTo(raw);
    } catch (IOException | MessagingException broken) {
      throw new IllegalStateException(broken);
    }
    return raw.toByteArray();
  }

  /** A mailbox that may drop repeats and tells its owner of what it keeps. */
  final class Mailbox extends UserImpl {
    private final GreenMailUser user;
    private final java.util.function.Consumer<byte[]> owner;
    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    Mailbox(GreenMailUser user, java.util.function.Consumer<byte[]> owner) {
      super(
          user.getEmail(),
          user.getLogin(),
          user.getPassword(),
          server.getManagers().getImapHostManager());
      this.user = user;
      this.owner = owner;
    }

    @Override
    public void deliver(MovingMessage moving) {
      deliver(moving.getMessage());
    }

    @Override
    public void deliver(MimeMessage message) {
      byte[] raw = raw(message);
      if (seen.add(id(message)) || !dropRepeats) {
        user.deliver(message(raw));
        owner.accept(raw);
      }
    }

    private static String id(MimeMessage message) {
      try {
        String id = message.getMessageID();
        return id == null ? "none " + System.nanoTime() : id;
      } catch (MessagingException broken) {
        return "broken " + System.nanoTime();
      }
    }
  }
}
