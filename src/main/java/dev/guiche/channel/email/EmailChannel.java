package dev.guiche.channel.email;

import dev.guiche.channel.Address;
import dev.guiche.channel.Channel;
import dev.guiche.channel.ChannelHealth;
import dev.guiche.channel.ChannelKind;
import dev.guiche.channel.ChannelName;
import dev.guiche.channel.DeliveryStatus;
import dev.guiche.channel.ExternalId;
import dev.guiche.channel.Inbox;
import dev.guiche.channel.MailEnvelope;
import dev.guiche.channel.OutboundMessage;
import dev.guiche.channel.SendFailure;
import dev.guiche.config.EmailConfig;
import dev.guiche.config.EmailConfig.Server;
import dev.guiche.database.Database;
import dev.guiche.database.Exclusive;
import jakarta.mail.MessagingException;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A mailbox as a channel. */
public final class EmailChannel implements Channel {
  private final ChannelName name;
  private final EmailConfig config;
  private final Server imap;
  private final Cursor cursor;
  private final Exclusive exclusive;
  private final MailboxReader.Pace pace;
  private final MailCondition condition = new MailCondition();
  private final MailParser parser;
  private final Mailer mailer;
  private volatile @Nullable MailboxReader reader;
  private volatile boolean started;
  private volatile boolean stopped;

  /**
   * @param config with both servers; one that lacks either is off and must not get here
   * @param exclusive sees to it that one node alone reads the mailbox
   */
  public EmailChannel(EmailConfig config, Database database, Exclusive exclusive) {
    this(config, database, exclusive, MailboxReader.Pace.USUAL);
  }

  EmailChannel(
      EmailConfig config, Database database, Exclusive exclusive, MailboxReader.Pace pace) {
    MailSessions.nameStreams();
    this.name = new ChannelName(config.name());
    this.config = config;
    this.imap = guarded(config.imap());
    this.cursor = new Cursor(database, name, imap.user() + "/" + config.folder());
    this.exclusive = exclusive;
    this.pace = pace;
    String loopToken = MailParser.loopToken(config.name() + " " + config.address());
    this.parser = new MailParser(name, config.address(), loopToken);
    this.mailer = new Mailer(config, guarded(config.smtp()), loopToken, condition);
  }

  private static Server guarded(@Nullable Server server) {
    Server given = Objects.requireNonNull(server, "A channel without its servers is off");
    if (MailSessions.isExposed(given)) {
      throw new IllegalArgumentException(
          "A password would travel in the clear to "
              + given.host()
              + "; set security to tls or starttls");
    }
    return given;
  }

  @Override
  public ChannelName name() {
    return name;
  }

  @Override
  public ChannelKind kind() {
    return ChannelKind.EMAIL;
  }

  @Override
  public Address mailbox() {
    return Address.email(config.address());
  }

  @Override
  public void start(Inbox inbox) {
    started = true;
    exclusive.hold("email:" + imap.host() + "/" + cursor.mailbox(), () -> read(inbox), this::rest);
    Thread.ofVirtual().start(mailer::tryLine);
  }

  private void read(Inbox inbox) {
    if (!stopped) {
      var next = new MailboxReader(config, imap, cursor, parser, inbox, condition, pace);
      reader = next;
      next.start();
    }
  }

  private void rest() {
    MailboxReader last = reader;
    reader = null;
    if (last != null) {
      last.stop();
    }
  }

  @Override
  public void stop() {
    stopped = true;
    rest();
    mailer.close();
  }

  @Override
  public ChannelHealth health() {
    return started && reader == null && !stopped ? condition.healthOfSending() : condition.health();
  }

  /** A mail carries its whole text and all its files. */
  @Override
  public List<Part> parts(String text, int files) {
    return List.of(new Part(text, -1));
  }

  @Override
  public Sent send(OutboundMessage message) throws SendFailure {
    MailEnvelope envelope = envelope(message);
    mailer.send(message, envelope);
    return new Sent(envelope.messageId(), DeliveryStatus.SENT);
  }

  /**
   * SMTP cannot be asked, but the folder of sent mail can where the server fills it. Otherwise the
   * same mail goes out again: its Message-ID is fixed, and mailboxes drop what they have.
   */
  @Override
  public Lookup findSent(OutboundMessage message, Predicate<ExternalId> known)
      throws SendFailure.Later {
    ExternalId id = envelope(message).messageId();
    try {
      return new SentFolder(imap).holds(id) ? new Lookup.Found(id) : new Lookup.Unknown(true);
    } catch (MessagingException unreachable) {
      throw new SendFailure.Later(
          MailCondition.explain("imap", imap, unreachable), null, unreachable);
    }
  }

  private static MailEnvelope envelope(OutboundMessage message) {
    return Objects.requireNonNull(message.mail(), "A mail has an envelope");
  }

  /** A mail's files come with it; there is nothing to fetch later. */
  @Override
  public byte[] fetch(String reference) throws SendFailure.Refused {
    throw new SendFailure.Refused("O arquivo não está mais disponível", null);
  }
}
