package dev.guiche.sandbox.mail;

import com.icegreen.greenmail.user.GreenMailUser;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A person with a mail program. Safe for many threads. */
public final class MailCustomer {
  private final Post post;
  private final Post.Mailbox mailbox;
  private final String address;
  private final List<ReceivedMail> mails = new CopyOnWriteArrayList<>();
  private volatile String name;
  private volatile MailProgram program = MailProgram.GMAIL;

  MailCustomer(Post post, GreenMailUser user, String address) {
    this.post = post;
    this.address = address;
    this.name = address.substring(0, address.indexOf('@'));
    this.mailbox = post.new Mailbox(user, raw -> mails.add(ReceivedMail.read(raw)));
  }

  /** A file in a mail. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Attachment(String name, String mediaType, byte[] bytes) {}

  public String address() {
    return address;
  }

  public String name() {
    return name;
  }

  /** What stands before the address in From. */
  public MailCustomer called(String name) {
    this.name = name;
    return this;
  }

  /** Which program's habits of quoting this person has. */
  public MailCustomer using(MailProgram program) {
    this.program = program;
    return this;
  }

  GreenMailUser mailbox() {
    return mailbox;
  }

  /** What reached this person, in the order of arrival. */
  public List<ReceivedMail> mails() {
    return List.copyOf(mails);
  }

  /**
   * A new mail.
   *
   * @return its Message-ID
   */
  public String writes(String to, String subject, String body, Attachment... files) {
    return send(to, subject, null, program.fresh(body), Arrays.asList(files));
  }

  /**
   * An answer to a mail, to where it wants its answers, with the mail quoted under it.
   *
   * @return its Message-ID
   */
  public String repliesTo(ReceivedMail mail, String text, Attachment... files) {
    String subject = mail.subject().matches("(?i)re:.*") ? mail.subject() : "Re: " + mail.subject();
    return send(mail.replyTo(), subject, mail, program.answer(mail, text), Arrays.asList(files));
  }

  /** Any bytes at all, put into the mailbox of a desk. */
  public void writesRaw(String to, byte[] raw) {
    post.deliver(List.of(to), raw);
  }

  private String send(
      String to,
      String subject,
      @Nullable ReceivedMail answered,
      MailProgram.Body body,
      List<Attachment> files) {
    try {
      String id = "<" + UUID.randomUUID() + "@" + address.substring(address.indexOf('@') + 1) + ">";
      var message = new Outgoing(id);
      message.setFrom(new InternetAddress(address, name, "UTF-8"));
      message.setRecipient(jakarta.mail.Message.RecipientType.TO, new InternetAddress(to));
      message.setSubject(subject, "UTF-8");
      message.setSentDate(new Date());
      if (answered != null) {
        message.setHeader("In-Reply-To", answered.messageId());
        message.setHeader("References", String.join(" ", answered.thread()));
      }
      message.setContent(body.content(new ArrayList<>(files)));
      message.saveChanges();
      message.setHeader("Delivered-To", to);
      post.deliver(List.of(to), Post.raw(message));
      return id;
    } catch (MessagingException | UnsupportedEncodingException impossible) {
      throw new IllegalArgumentException(impossible);
    }
  }

  /** The library makes Message-IDs of its own unless it is told not to. */
  private static final class Outgoing extends MimeMessage {
    private final String id;

    Outgoing(String id) {
      super(jakarta.mail.Session.getInstance(new Properties()));
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}
