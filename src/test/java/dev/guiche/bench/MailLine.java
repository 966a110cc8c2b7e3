package dev.guiche.bench;

import dev.guiche.app.Town;
import io.vertx.core.Vertx;
import jakarta.mail.FetchProfile;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.eclipse.angus.mail.imap.IMAPFolder;

/** How fast mails that wait in a mailbox are made entries. */
final class MailLine implements Line {
  private static final int MAILS = 300;

  /** The first ones come while the mailbox is being opened. */
  private static final int FIRST = 50;

  /** As many as a bare loop asks for at once. */
  private static final int TOGETHER = 50;

  private static final String BARE = "bare@minha-empresa.example";

  private int written;

  @Override
  public String name() {
    return "ingest-mail";
  }

  @Override
  public List<Row> measure(Rounds rounds) throws Exception {
    var vertx = Vertx.vertx();
    try (var house = House.open(vertx)) {
      house.town.mail.openMailbox(BARE, BARE);
      bare(house); // the first are for both to get warm
      taken(house);
      var medians =
          rounds.alternate(() -> new double[] {bare(house)}, () -> new double[] {taken(house)});
      return List.of(
          Row.of(name(), "waiting mails made entries", medians.figure()[0], "/s")
              .beside(medians.yardstick()[0])
              .wantsRatioAtLeast(0.7)
              .noting("%d mails a round, each of a new customer", MAILS));
    } finally {
      House.await(vertx.close());
    }
  }

  private static byte[] mail(int number) {
    return """
    From: Cliente %1$d <cliente%1$d@cliente.example>
    To: suporte@minha-empresa.example
    Subject: =?UTF-8?Q?Nota_rejeitada_=E2=80=94_pedido_%1$d?=
    Message-ID: <%1$d@cliente.example>
    Date: Sat, 1 Aug 2026 10:00:00 -0300
    MIME-Version: 1.0
    Content-Type: multipart/alternative; boundary=x

    --x
    Content-Type: text/plain; charset=UTF-8

    Bom dia, a nota %1$d foi rejeitada com o erro 539.
    Podem ver?

    Em sex., 31 de jul. de 2026 às 09:00, Suporte <suporte@minha-empresa.example> escreveu:
    > Sua nota foi enviada.
    --x
    Content-Type: text/html; charset=UTF-8

    <div>Bom dia, a nota <b>%1$d</b> foi rejeitada com o erro 539.<br>Podem ver?</div>
    <div class="gmail_quote">Em sex., 31 de jul. de 2026 às 09:00 escreveu:<blockquote>Sua nota foi enviada.</blockquote></div>
    --x--
    """
        .formatted(number)
        .replace("\n", "\r\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  /** As many mails of the same kind, in a mailbox beside it, fetched, parsed and thrown away. */
  private double bare(House house) throws Exception {
    int first = house.town.mail.count(BARE);
    for (int i = 0; i < MAILS; i++) {
      house.town.mail.put(BARE, mail(written++));
    }
    var properties = new Properties();
    properties.put("mail.imap.partialfetch", "false");
    var session = Session.getInstance(properties);
    try (var store = session.getStore("imap")) {
      store.connect("127.0.0.1", house.town.mail.imapPort(), BARE, BARE);
      var folder = store.getFolder("INBOX");
      folder.open(Folder.READ_ONLY);
      Message[] mails = folder.getMessages(first + 1, first + MAILS);
      var whole = new FetchProfile();
      whole.add(IMAPFolder.FetchProfileItem.MESSAGE);
      long begin = System.nanoTime();
      for (int i = 0; i < MAILS; i += TOGETHER) {
        var some = Arrays.copyOfRange(mails, i, i + TOGETHER);
        folder.fetch(some, whole);
        for (var mail : some) {
          var bytes = new ByteArrayOutputStream();
          mail.writeTo(bytes);
          read(new MimeMessage(session, new ByteArrayInputStream(bytes.toByteArray())));
        }
      }
      return MAILS * 1e9 / (System.nanoTime() - begin);
    }
  }

  private static void read(Part part) throws Exception {
    if (part.getContent() instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        read(parts.getBodyPart(i));
      }
    }
  }

  /** The provider is away while the mails come in, so that they wait when it is back. */
  private double taken(House house) {
    house.town.mail.misbehaviour().goAway();
    for (int i = 0; i < MAILS; i++) {
      house.town.mail.put(Town.MAILBOX, mail(written++));
    }
    long before = kept(house);
    house.town.mail.misbehaviour().comeBack();
    House.until(() -> kept(house) >= before + FIRST);
    long from = kept(house);
    long begin = System.nanoTime();
    House.until(() -> kept(house) >= before + MAILS);
    return (kept(house) - from) * 1e9 / (System.nanoTime() - begin);
  }

  private static long kept(House house) {
    return house.count(
        "select count(*) as n from entry where channel = 'email' and author = 'customer'");
  }
}
