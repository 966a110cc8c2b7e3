package dev.guiche.channel.email;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import jakarta.activation.DataSource;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.util.SharedByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.eclipse.angus.mail.util.MailStreamProvider;
import org.jspecify.annotations.Nullable;

/**
 * One part of a mail. The library splits; this class never fails where the library does, but gives
 * what there is: a multipart that cannot be split has no children and keeps its bytes.
 */
final class MimeNode {
  static {
    // Else the library searches the class path for it at every header and every stream.
    System.setProperty("jakarta.mail.util.StreamProvider", MailStreamProvider.class.getName());
  }

  private static final Session NONE = Session.getInstance(new Properties());
  private static final int MOST_CHILDREN = 1_000;

  private final MimePart part;
  private final MediaType type;
  private final MediaType disposition;
  private @Nullable List<MimeNode> children;

  private MimeNode(MimePart part, String typeIfUnsaid) {
    this.part = part;
    String said = header("Content-Type");
    this.type = MediaType.ofType(said == null ? typeIfUnsaid : said, "application/octet-stream");
    this.disposition = MediaType.ofDisposition(header("Content-Disposition"));
  }

  static MimeNode read(byte[] raw) throws UnreadableMail {
    return new MimeNode(message(raw), "text/plain");
  }

  static MimeMessage message(byte[] raw) throws UnreadableMail {
    try {
      return new MimeMessage(NONE, new SharedByteArrayInputStream(raw));
    } catch (IndexOutOfBoundsException nothingToFollow) {
      // So the library says that a first line goes on with a header that is not there.
      throw new UnreadableMail("The head begins in the middle of a header", null);
    } catch (MessagingException | RuntimeException broken) {
      throw new UnreadableMail("The headers cannot be read", broken);
    }
  }

  MediaType type() {
    return type;
  }

  MediaType disposition() {
    return disposition;
  }

  boolean isMultipart() {
    return type.isIn("multipart");
  }

  /** The first header of this name, each byte one character; null where there is none. */
  @Nullable String header(String name) {
    List<String> all = headers(name);
    return all.isEmpty() ? null : all.getFirst();
  }

  List<String> headers(String name) {
    try {
      String[] values = part.getHeader(name);
      return values == null ? List.of() : List.of(values);
    } catch (MessagingException broken) {
      return List.of();
    }
  }

  /** The name that the sender gave to the file, decoded, or null. */
  @Nullable String fileName() {
    String name = disposition.parameter("filename");
    return name != null ? name : type.parameter("name");
  }

  /** The Content-ID without its brackets, or null. */
  @Nullable String contentId() {
    String id = header("Content-ID");
    String bare = id == null ? "" : Clean.line(id).replaceAll("^<|>$", "").strip();
    return bare.isEmpty() ? null : bare;
  }

  /** The content, transfer encoding undone as far as it can be. */
  byte[] bytes() {
    String encoding = header("Content-Transfer-Encoding");
    return encoding == null ? rawBytes() : Transfer.decode(rawBytes(), encoding);
  }

  byte[] rawBytes() {
    try (InputStream raw = rawStream()) {
      return raw.readAllBytes();
    } catch (MessagingException | IOException | RuntimeException nothingThere) {
      return new byte[0];
    }
  }

  private InputStream rawStream() throws MessagingException {
    return part instanceof MimeMessage message
        ? message.getRawInputStream()
        : ((MimeBodyPart) part).getRawInputStream();
  }

  String text() {
    return Charsets.decode(bytes(), type.parameter("charset"));
  }

  /** The parts of a multipart, in their order; none where it cannot be split. */
  List<MimeNode> children() {
    if (children == null) {
      children = isMultipart() ? split() : List.of();
    }
    return children;
  }

  private List<MimeNode> split() {
    String contentType =
        type.parameters() == null ? repairedType() : String.valueOf(header("Content-Type"));
    List<MimeNode> children = split(contentType, rawBytes());
    boolean encoded = children.isEmpty() && header("Content-Transfer-Encoding") != null;
    return encoded ? split(contentType, bytes()) : children; // forbidden, and seen all the same
  }

  private List<MimeNode> split(String contentType, byte[] content) {
    String unsaid = type.is("multipart/digest") ? "message/rfc822" : "text/plain";
    var children = new ArrayList<MimeNode>();
    try {
      var multipart = new MimeMultipart(new Bytes(contentType, content));
      int count = Math.min(multipart.getCount(), MOST_CHILDREN);
      for (int i = 0; i < count; i++) {
        children.add(new MimeNode((MimeBodyPart) multipart.getBodyPart(i), unsaid));
      }
    } catch (MessagingException | RuntimeException unsplittable) {
      // what was found up to there counts
    }
    return children;
  }

  /** For a Content-Type that the library refuses, but whose boundary can be seen. */
  private String repairedType() {
    String boundary = type.parameter("boundary");
    return boundary == null ? type.value() : type.value() + "; boundary=\"" + boundary + '"';
  }

  /** The part as a file that mail programs open: the headers that explain it, and its content. */
  byte[] whole() {
    var whole = new ByteArrayOutputStream();
    for (String name : List.of("Content-Type", "Content-Transfer-Encoding")) {
      String value = header(name);
      if (value != null) {
        whole.writeBytes((name + ": " + value + "\r\n").getBytes(ISO_8859_1));
      }
    }
    whole.writeBytes(new byte[] {'\r', '\n'});
    whole.writeBytes(rawBytes());
    return whole.toByteArray();
  }

  /** What the library splits; its parts share the array. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Bytes(String contentType, byte[] content) implements DataSource {
    @Override
    public InputStream getInputStream() {
      return new SharedByteArrayInputStream(content);
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
      throw new IOException("Only to be read");
    }

    @Override
    public String getContentType() {
      return contentType;
    }

    @Override
    public String getName() {
      return "";
    }
  }
}
