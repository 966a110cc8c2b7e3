package dev.guiche.channel.email;

import dev.guiche.channel.ExternalId;
import dev.guiche.channel.MailEnvelope;
import dev.guiche.channel.OutboundAttachment;
import dev.guiche.channel.OutboundMessage;
import dev.guiche.config.EmailConfig;
import jakarta.activation.DataHandler;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentDisposition;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParameterList;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Writes a mail of ours. Nothing that a person typed can become a header of its own. */
final class MailComposer {
  private static final int MOST_REFERENCES = 30;

  private final Session session = Session.getInstance(new Properties());
  private final EmailConfig config;
  private final String loopToken;

  MailComposer(EmailConfig config, String loopToken) {
    this.config = config;
    this.loopToken = loopToken;
  }

  MimeMessage compose(OutboundMessage message, MailEnvelope envelope) throws MessagingException {
    var mail = new Fixed(session, envelope.messageId());
    mail.setFrom(address(config.address(), config.senderName()));
    mail.setRecipient(RecipientType.TO, address(message.to().value(), null));
    if (envelope.replyTo() != null) {
      mail.setReplyTo(new InternetAddress[] {address(envelope.replyTo(), config.senderName())});
    }
    mail.setSubject(Clean.line(envelope.subject()), "UTF-8");
    mail.setSentDate(new Date());
    thread(mail, message.answers(), envelope);
    mail.setHeader(Origins.LOOP, loopToken);
    if (envelope.automatic()) {
      mail.setHeader("Auto-Submitted", "auto-generated");
      mail.setHeader("X-Auto-Response-Suppress", "All");
    }
    if (envelope.wayOut() != null) {
      mail.setHeader("List-Unsubscribe", "<" + Clean.line(envelope.wayOut()) + ">");
      mail.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }
    fill(mail, message);
    mail.saveChanges();
    return mail;
  }

  private static InternetAddress address(String address, @Nullable String name)
      throws MessagingException {
    var mailbox = new InternetAddress(address, true); // refuses what is not one line
    try {
      if (name != null && !name.isBlank()) {
        mailbox.setPersonal(Clean.line(name), "UTF-8");
      }
      return mailbox;
    } catch (UnsupportedEncodingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static void thread(MimeMessage mail, @Nullable ExternalId answers, MailEnvelope envelope)
      throws MessagingException {
    var thread = new LinkedHashSet<>(envelope.references());
    if (answers != null) {
      thread.remove(answers);
      thread.add(answers); // what is answered stands last
    }
    var named = thread.stream().map(ExternalId::value).filter(id -> id.startsWith("<")).toList();
    if (!named.isEmpty()) {
      var near = named.subList(Math.max(0, named.size() - MOST_REFERENCES), named.size());
      mail.setHeader("In-Reply-To", Clean.line(near.getLast()));
      mail.setHeader("References", MimeUtility.fold(12, Clean.line(String.join(" ", near))));
    }
  }

  private static void fill(MimeMessage mail, OutboundMessage message) throws MessagingException {
    if (message.attachments().isEmpty()) {
      words(mail, message);
      return;
    }
    var words = new MimeBodyPart();
    words(words, message);
    var mixed = new MimeMultipart("mixed");
    mixed.addBodyPart(words);
    for (OutboundAttachment file : message.attachments()) {
      mixed.addBodyPart(file(file));
    }
    mail.setContent(mixed);
  }

  private static void words(Part part, OutboundMessage message) throws MessagingException {
    if (message.html() == null) {
      text(part, message.text(), "plain");
      return;
    }
    var plain = new MimeBodyPart();
    text(plain, message.text(), "plain");
    var rich = new MimeBodyPart();
    text(rich, message.html(), "html");
    part.setContent(new MimeMultipart("alternative", plain, rich));
  }

  private static void text(Part part, String text, String subtype) throws MessagingException {
    part.setContent(text, "text/" + subtype + "; charset=UTF-8");
    part.setHeader(
        "Content-Transfer-Encoding", "quoted-printable"); // every server on the way takes it
  }

  private static MimeBodyPart file(OutboundAttachment file) throws MessagingException {
    var part = new MimeBodyPart();
    String type = MediaType.ofType(file.mediaType(), "application/octet-stream").value();
    boolean nested = type.startsWith("message/") || type.startsWith("multipart/");
    part.setDataHandler(
        new DataHandler(
            new ByteArrayDataSource(file.bytes(), nested ? "application/octet-stream" : type)));
    String name = FileNames.safe(file.name());
    part.setHeader("Content-Type", withName(nested ? "application/octet-stream" : type, name));
    part.setHeader("Content-Disposition", disposition(name));
    part.setHeader("Content-Transfer-Encoding", "base64");
    return part;
  }

  /** RFC 2231, which programs of today read. */
  private static String disposition(String name) {
    var parameters = new ParameterList();
    parameters.set("filename", name.isEmpty() ? "arquivo" : name, "UTF-8");
    return new ContentDisposition(Part.ATTACHMENT, parameters).toString();
  }

  /** RFC 2047 in a parameter, which nobody allows and old Outlooks need. */
  private static String withName(String type, String name) {
    try {
      String word = MimeUtility.encodeText(name.isEmpty() ? "arquivo" : name, "UTF-8", "B");
      return type + ";\r\n name=\"" + word.replace("\"", "'") + '"';
    } catch (UnsupportedEncodingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The library makes a Message-ID at each saving; ours is fixed before the first attempt. */
  private static final class Fixed extends MimeMessage {
    private final ExternalId id;

    Fixed(Session session, ExternalId id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", Clean.line(id.value()));
    }
  }
}
