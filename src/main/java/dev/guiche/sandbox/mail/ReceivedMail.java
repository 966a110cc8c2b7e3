package dev.guiche.sandbox.mail;

import jakarta.mail.BodyPart;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mail as the customer's program shows it.
 *
 * @param from the address alone
 * @param replyTo where an answer goes: Reply-To, or From
 * @param thread the Message-IDs for the References of an answer, this mail's last
 * @param text the text/plain part; empty where there is none
 * @param html the text/html part, or null
 * @param raw the mail, byte for byte
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ReceivedMail(
    String messageId,
    String subject,
    String from,
    String fromName,
    String replyTo,
    List<String> thread,
    String text,
    @Nullable String html,
    List<MailCustomer.Attachment> attachments,
    Instant at,
    byte[] raw) {

  static ReceivedMail read(byte[] raw) {
    MimeMessage message = Post.message(raw);
    try {
      var from = (InternetAddress) message.getFrom()[0];
      var parts = new Parts();
      parts.read(message);
      return new ReceivedMail(
          String.valueOf(message.getMessageID()),
          message.getSubject() == null ? "" : message.getSubject(),
          from.getAddress(),
          from.getPersonal() == null ? "" : from.getPersonal(),
          ((InternetAddress) message.getReplyTo()[0]).getAddress(),
          thread(message),
          parts.text == null ? "" : parts.text,
          parts.html,
          parts.files,
          Instant.now(),
          raw);
    } catch (MessagingException | IOException broken) {
      throw new IllegalStateException("The gateway sent a mail that cannot be read", broken);
    }
  }

  private static List<String> thread(MimeMessage message) throws MessagingException {
    var thread = new ArrayList<String>();
    String references = message.getHeader("References", " ");
    if (references != null) {
      thread.addAll(Arrays.asList(references.strip().split("\\s+")));
    }
    thread.add(String.valueOf(message.getMessageID()));
    return thread;
  }

  /** Every value of a header, unfolded but not decoded. */
  public List<String> headers(String name) {
    try {
      return Collections.list(Post.message(raw).getMatchingHeaders(new String[] {name})).stream()
          .map(Header::getValue)
          .map(MimeUtility::unfold)
          .toList();
    } catch (MessagingException broken) {
      throw new IllegalStateException(broken);
    }
  }

  /** The first value of a header, or null. */
  public @Nullable String header(String name) {
    List<String> all = headers(name);
    return all.isEmpty() ? null : all.getFirst();
  }

  private static final class Parts {
    private @Nullable String text;
    private @Nullable String html;
    private final List<MailCustomer.Attachment> files = new ArrayList<>();

    void read(Part part) throws MessagingException, IOException {
      if (part.isMimeType("multipart/*")) {
        var multipart = (Multipart) part.getContent();
        for (int i = 0; i < multipart.getCount(); i++) {
          BodyPart child = multipart.getBodyPart(i);
          read(child);
        }
      } else if (part.getFileName() != null) {
        String type = part.getContentType().replaceFirst(";(?s).*", "");
        String name = MimeUtility.decodeText(part.getFileName());
        files.add(new MailCustomer.Attachment(name, type, part.getInputStream().readAllBytes()));
      } else if (part.isMimeType("text/html")) {
        html = (String) part.getContent();
      } else if (part.isMimeType("text/plain")) {
        text = (String) part.getContent();
      }
    }
  }
}
