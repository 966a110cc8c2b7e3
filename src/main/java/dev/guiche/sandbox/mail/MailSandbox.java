package dev.guiche.sandbox.mail;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.guiche.config.EmailConfig;
import dev.guiche.config.Secret;
import dev.guiche.sandbox.Misbehaviour;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

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
  private final Set<String> refused = ConcurrentHashMap.newKeySet();

  private MailSandbox(int smtpPort, int imapPort) {
    server =
        new GreenMail(
            new ServerSetup[] {setup(ServerSetup.PROTOCOL_SMTP), setup(ServerSetup.PROTOCOL_IMAP)});
    server.start();
    post = new Post(server, misbehaviour);
    server
        .getUserManager()
        .setMessageDeliveryHandler((mail, to) -> post.boxFor(this, to.getEmail()));
    smtp =
        new Gate(
            smtpPort,
            server.getSmtp().getPort(),
            line -> new SmtpTalk(line, misbehaviour, to -> refused.contains(plain(to))));
    imap = new Gate(imapPort, server.getImap().getPort(), line -> new ImapTalk(line, misbehaviour));
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
    return new MailSandbox(0, 0);
  }

  /** On these ports; 0 stands for one that is free. */
  public static MailSandbox start(int smtpPort, int imapPort) {
    return new MailSandbox(smtpPort, imapPort);
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

  private static EmailConfig.Server entrance(int port, String address, String password) {
    return new EmailConfig.Server(
        LOOPBACK, port, EmailConfig.Security.NONE, plain(address), new Secret(password));
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
    refused.add(plain(address));
  }

  public void accept(String address) {
    refused.remove(plain(address));
  }

  /** Puts a raw mail into a mailbox as it is, past SMTP. */
  public void put(String address, byte[] raw) {
    post.put(plain(address), raw);
  }

  /** Puts the last mail of a mailbox there once more, byte for byte. */
  public void redeliverLast(String address) {
    post.redeliverLast(plain(address));
  }

  /** How many mails a mailbox holds. */
  public int count(String address) {
    return post.count(plain(address));
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
