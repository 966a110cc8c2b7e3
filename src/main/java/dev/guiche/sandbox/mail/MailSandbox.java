package dev.guiche.sandbox.mail;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.guiche.config.EmailConfig;
import dev.guiche.config.EmailConfig.Security;
import dev.guiche.config.Secret;
import dev.guiche.sandbox.Misbehaviour;
import dev.guiche.sandbox.Misbehaviour.Fault;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A mail provider on loopback: SMTP to hand in (after login), IMAP to read, mailboxes for desks and
 * customers. Mail to an address that nobody opened makes a new customer, so that whatever the
 * gateway sends can be read. Everything is in memory and gone with {@link #close}.
 *
 * <p>{@link Misbehaviour} knows these calls: {@link #SEND} (a mail handed in by SMTP) and the IMAP
 * commands {@code LOGIN}, {@code SELECT}, {@code EXAMINE}, {@code SEARCH}, {@code FETCH}, {@code
 * IDLE}, {@code NOOP}. Tricks befall mails that customers send.
 */
public final class MailSandbox implements AutoCloseable {
  /** What {@link Misbehaviour} calls the handing in of a mail. */
  public static final String SEND = "send";

  private static final String LOOPBACK = "127.0.0.1";

  private final Misbehaviour misbehaviour = new Misbehaviour();
  private final GreenMail server;
  private final Post post;
  private final Gate smtp;
  private final Gate imap;
  private final Map<String, MailCustomer> customers = new ConcurrentSkipListMap<>();
  private final Security security;
  private final MailHabits habits;

  private MailSandbox(int smtpPort, int imapPort, Security security, @Nullable SSLContext tls) {
    this.security = security;
    habits = new MailHabits(tls);
    SSLContext atOnce = security == Security.TLS ? tls : null;
    boolean later = security == Security.STARTTLS;
    server =
        new GreenMail(
            new ServerSetup[] {setup(ServerSetup.PROTOCOL_SMTP), setup(ServerSetup.PROTOCOL_IMAP)});
    server.start();
    post = new Post(server, misbehaviour);
    server
        .getUserManager()
        .setMessageDeliveryHandler((mail, to) -> post.boxFor(this, mail, to.getEmail()));
    smtp =
        new Gate(
            smtpPort,
            server.getSmtp().getPort(),
            atOnce,
            line -> new SmtpTalk(line, misbehaviour, habits, later));
    imap =
        new Gate(
            imapPort,
            server.getImap().getPort(),
            atOnce,
            line -> new ImapTalk(line, misbehaviour, habits, later));
    listen();
    misbehaviour.whenAway(this::leave, this::listen);
  }

  private static ServerSetup setup(String protocol) {
    var setup = new ServerSetup(0, LOOPBACK, protocol);
    setup.setServerStartupTimeout(20_000);
    return setup;
  }

  /** On ports that are free. */
  public static MailSandbox start() {
    return start(0, 0);
  }

  /** On these ports; 0 stands for one that is free. */
  public static MailSandbox start(int smtpPort, int imapPort) {
    return new MailSandbox(smtpPort, imapPort, Security.NONE, null);
  }

  /**
   * With both servers protected in this way.
   *
   * @param tls shows the servers' certificate
   */
  public static MailSandbox start(Security security, SSLContext tls) {
    return new MailSandbox(0, 0, security, tls);
  }

  private void listen() {
    smtp.listen();
    imap.listen();
  }

  private void leave() {
    smtp.leave();
    imap.leave();
  }

  public int smtpPort() {
    return smtp.port();
  }

  public int imapPort() {
    return imap.port();
  }

  public Misbehaviour misbehaviour() {
    return misbehaviour;
  }

  /** A mailbox for a desk; its user is its address. */
  public void openMailbox(String address, String password) {
    post.open(plain(address), password);
  }

  /** How a desk's mailbox is read. */
  public EmailConfig.Server imapFor(String address, String password) {
    return entrance(imapPort(), address, password);
  }

  /** How a desk's mail is handed in. */
  public EmailConfig.Server smtpFor(String address, String password) {
    return entrance(smtpPort(), address, password);
  }

  private EmailConfig.Server entrance(int port, String address, String password) {
    return new EmailConfig.Server(
        LOOPBACK, port, security, plain(address), new Secret(password), null);
  }

  /** The customer with this address, made when first asked for. */
  public MailCustomer customer(String address) {
    String key = plain(address);
    return customers.computeIfAbsent(
        key,
        unused -> {
          GreenMailUser user = post.open(key, "senha");
          return new MailCustomer(post, user, key);
        });
  }

  /** Everybody who wrote or was written to. */
  public Collection<MailCustomer> customers() {
    return List.copyOf(customers.values());
  }

  /** From now on the provider says "550 user unknown" to mail for this address. */
  public void refuse(String address) {
    String to = plain(address);
    refuse(to, "550 5.1.1 <" + to + ">: Recipient address rejected: User unknown");
  }

  /** From now on the provider answers mail for this address with this line, code and all. */
  public void refuse(String address, String answer) {
    habits.refuse(plain(address), answer);
  }

  public void accept(String address) {
    habits.accept(plain(address));
  }

  /** The next mail is answered so when it is complete, and is not taken. */
  public void refuseContent(String answer) {
    habits.refuseContent(answer);
  }

  /** Whether IMAP offers IDLE, for connections from now on; it does at first. */
  public void offerIdle(boolean offered) {
    habits.idles(offered);
  }

  /**
   * What always happens to certain IMAP commands, such as those that want one broken mail.
   *
   * @param always is given the client's line; null lets it through
   */
  public void onImap(Function<String, @Nullable Fault> always) {
    habits.onImap(always);
  }

  /** The IMAP lines that are open stay open, but nothing passes them any more. */
  public void freezeImap() {
    imap.freezeAll();
  }

  /** How often somebody tried to log in, by SMTP or IMAP. */
  public int logins() {
    return habits.logins();
  }

  /** From now on a copy of what this user hands in is kept in a folder, as Gmail does. */
  public void keepSent(String address, String folder) {
    post.keepSent(plain(address), folder);
  }

  /** Puts a raw mail into a mailbox as it is, past SMTP. */
  public void put(String address, byte[] raw) {
    put(address, raw, Instant.now());
  }

  /**
   * @param arrived when the server says that it took the mail
   */
  public void put(String address, byte[] raw, Instant arrived) {
    post.put(plain(address), raw, arrived);
  }

  /** Puts the last mail of a mailbox there once more, byte for byte. */
  public void redeliverLast(String address) {
    post.redeliverLast(plain(address));
  }

  /** How many mails a mailbox holds. */
  public int count(String address) {
    return post.count(plain(address));
  }

  /** Somebody deletes a mail for good. */
  public void remove(String address, long uid) {
    post.remove(plain(address), uid);
  }

  /** The mailbox is rebuilt, as after a restored backup: same mails, other numbers. */
  public void changeUidValidity(String address) {
    post.changeUidValidity(plain(address));
    imap.cutAll();
  }

  /**
   * Whether a customer's mailbox drops a second mail with the same Message-ID, as Gmail, Exchange
   * and Cyrus do; on at first.
   */
  public void dropRepeats(boolean drop) {
    post.dropRepeats(drop);
  }

  @Override
  public void close() {
    leave();
    server.stop();
  }

  /** Lower-case, and without the part after a plus: it reaches the same mailbox. */
  static String plain(String address) {
    return address.strip().toLowerCase(Locale.ROOT).replaceFirst("\\+[^@]*@", "@");
  }

  /**
   * Runs as a process of its own until it is killed.
   *
   * @param args SMTP port, IMAP port, then {@code address:password} of each desk's mailbox
   */
  public static void main(String[] args) throws InterruptedException {
    var sandbox = start(Integer.parseInt(args[0]), Integer.parseInt(args[1]));
    for (int i = 2; i < args.length; i++) {
      String[] account = args[i].split(":", 2);
      sandbox.openMailbox(account[0], account[1]);
    }
    System.out.println("smtp " + sandbox.smtpPort() + " imap " + sandbox.imapPort());
    Thread.currentThread().join();
  }
}
