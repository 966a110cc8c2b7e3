package dev.guiche.channel.email;

import dev.guiche.channel.InboundAttachment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Walks the tree of a mail: what is its text, and what are its files. */
final class MailBody {
  private static final int DEEPEST = 30;
  private static final int MOST_PARTS = 500;
  private static final int LARGEST_TEXT = 2_000_000;
  private static final int MEGABYTE = 1024 * 1024;
  private static final int LARGEST_FILE = 25 * MEGABYTE;

  private final List<InboundAttachment> files = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private int parts;
  private List<Piece> pieces = List.of();

  private MailBody() {}

  /** A stretch of text; at least one of the two forms is there. */
  record Piece(@Nullable String plain, @Nullable String html) {
    boolean isBlank() {
      return (plain == null || plain.isBlank()) && (html == null || html.isBlank());
    }
  }

  /**
   * @param cutFrom the size of the whole mail in bytes where only its beginning is here, else 0
   */
  static MailBody of(MimeNode mail, long cutFrom) {
    var body = new MailBody();
    body.pieces = body.read(mail, 0);
    if (cutFrom > 0) {
      body.files.clear(); // the last of them is torn, and which one that is cannot be told
      body.note(
          "Este e-mail tem "
              + cutFrom / MEGABYTE
              + " MB, grande demais; só o começo do texto está aqui. O original está na caixa de"
              + " e-mail");
    }
    if (body.parts > MOST_PARTS) {
      body.note("Este e-mail tem partes demais; as primeiras " + MOST_PARTS + " estão aqui");
    }
    return body;
  }

  List<Piece> pieces() {
    return pieces;
  }

  List<InboundAttachment> files() {
    return files;
  }

  /** What the reader has to know of parts that are not here; Portuguese. */
  List<String> notes() {
    return notes;
  }

  private List<Piece> read(MimeNode node, int depth) {
    if (++parts > MOST_PARTS) {
      return List.of();
    }
    if (!node.isMultipart()) {
      return leaf(node);
    }
    List<MimeNode> children = depth < DEEPEST ? node.children() : List.of();
    if (children.isEmpty()) {
      return unsplit(node, depth);
    }
    if (node.type().is("multipart/alternative")) {
      return alternative(children, depth);
    }
    if (node.type().is("multipart/encrypted")) {
      note("A mensagem está cifrada; o conteúdo está nos anexos");
    }
    var all = new ArrayList<Piece>();
    children.forEach(child -> all.addAll(read(child, depth + 1)));
    return all;
  }

  /** The same said several times: HTML says most, text is what is left without it. */
  private List<Piece> alternative(List<MimeNode> children, int depth) {
    List<Piece> plain = List.of();
    List<Piece> rich = List.of();
    for (MimeNode child : children) {
      List<Piece> said = read(child, depth + 1).stream().filter(p -> !p.isBlank()).toList();
      if (said.stream().anyMatch(piece -> piece.html() != null)) {
        rich = said;
      } else if (plain.isEmpty()) {
        plain = said;
      }
    }
    if (rich.isEmpty()) {
      return plain;
    }
    if (rich.size() > 1 || plain.size() != 1) {
      return rich;
    }
    return List.of(new Piece(plain.getFirst().plain(), rich.getFirst().html()));
  }

  /** What cannot be split is read as text where it says little, and kept as a file. */
  private List<Piece> unsplit(MimeNode node, int depth) {
    byte[] raw = node.rawBytes();
    if (raw.length == 0) {
      return List.of();
    }
    if (depth > 0 || raw.length > LARGEST_TEXT) {
      keep("parte-ilegivel.eml", "message/rfc822", node.whole(), null);
      return List.of();
    }
    return List.of(new Piece(Charsets.guess(raw), null));
  }

  private List<Piece> leaf(MimeNode node) {
    MediaType type = node.type();
    if (type.is("text/x-amp-html", "text/watch-html")) {
      return List.of(); // the same once more, as a program
    }
    boolean text = type.is("text/plain", "text/html", "text/x-plain", "text");
    return text && !isFile(node) ? text(node) : file(node);
  }

  private boolean isFile(MimeNode node) {
    String disposition = node.disposition().value();
    return disposition.equals("attachment") || (node.fileName() != null && !disposition.isEmpty());
  }

  private List<Piece> text(MimeNode node) {
    String text = node.text();
    if (text.length() > LARGEST_TEXT) {
      note("O texto deste e-mail é longo demais; está inteiro no anexo");
      return file(node);
    }
    if (node.type().is("text/html")) {
      return List.of(new Piece(null, text));
    }
    boolean flowed = "flowed".equalsIgnoreCase(node.type().parameter("format"));
    boolean deleteSpace = "yes".equalsIgnoreCase(node.type().parameter("delsp"));
    return List.of(new Piece(flowed ? Flowed.undo(text, deleteSpace) : text, null));
  }

  private List<Piece> file(MimeNode node) {
    byte[] bytes = node.bytes();
    String said = node.fileName();
    if (said == null && node.type().is("message/rfc822")) {
      said = subjectOf(bytes);
    }
    keep(
        FileNames.of(said, node.type(), files.size() + 1),
        node.type().value(),
        bytes,
        node.contentId());
    if (node.type().is("application/pkcs7-mime", "application/x-pkcs7-mime")) {
      note("A mensagem está assinada ou cifrada (S/MIME); o conteúdo está no anexo");
    }
    return List.of();
  }

  private static @Nullable String subjectOf(byte[] mail) {
    try {
      String subject = new MailHeaders(MimeNode.read(mail)).text("Subject");
      return subject.isEmpty() ? null : Clean.cut(subject, 100) + ".eml";
    } catch (UnreadableMail broken) {
      return null;
    }
  }

  private void keep(String name, String type, byte[] bytes, @Nullable String contentId) {
    if (bytes.length > LARGEST_FILE) {
      note(
          String.format(
              Locale.ROOT,
              "Arquivo grande demais: %s (%d MB; o limite é 25 MB). O original está na caixa de"
                  + " e-mail",
              name,
              bytes.length / MEGABYTE));
    } else {
      files.add(new InboundAttachment(name, Clean.cut(type, 120), bytes, null, contentId));
    }
  }

  private void note(String note) {
    if (!notes.contains(note)) {
      notes.add(note);
    }
  }
}
