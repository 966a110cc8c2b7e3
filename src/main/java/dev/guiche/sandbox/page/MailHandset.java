package dev.guiche.sandbox.page;

import dev.guiche.sandbox.Misbehaviour;
import dev.guiche.sandbox.mail.MailCustomer;
import dev.guiche.sandbox.mail.MailSandbox;
import dev.guiche.sandbox.mail.ReceivedMail;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A mail program on customers' phones. */
public final class MailHandset implements Handset {
  private static final String DOMAIN = "@cliente.example";

  private final String channel;
  private final String desk;
  private final MailSandbox mail;
  private final Notebooks notebooks = new Notebooks();

  /**
   * @param desk the channel's address
   */
  public MailHandset(String channel, MailSandbox mail, String desk) {
    this.channel = channel;
    this.mail = mail;
    this.desk = desk;
    add("Maria Alves");
  }

  @Override
  public String channel() {
    return channel;
  }

  @Override
  public String app() {
    return "email";
  }

  @Override
  public String desk() {
    return desk;
  }

  /** Also those to whom the gateway wrote first. */
  @Override
  public List<Customer> customers() {
    return notebooks.inOrder(mail.customers(), MailCustomer::address).map(this::customer).toList();
  }

  @Override
  public Customer add(String name) {
    return customer(mail.customer(mailName(name) + DOMAIN).called(name));
  }

  private Customer customer(MailCustomer customer) {
    var notebook = notebook(customer);
    for (var received : customer.mails()) {
      notebook.received(
          received.messageId(), words(received), received.subject(), file(received), List.of());
    }
    return new Customer(
        customer.address(), customer.name(), customer.address(), notebook.lines(), 0);
  }

  @Override
  public void write(String customer, Said said) {
    var writer = mail.customer(customer);
    var file = said.file();
    var files =
        file == null
            ? new MailCustomer.Attachment[0]
            : new MailCustomer.Attachment[] {
              new MailCustomer.Attachment(file.name(), file.mediaType(), file.bytes())
            };
    var answered = answered(writer, said.answers());
    String subject = Objects.requireNonNullElse(said.subject(), "Preciso de ajuda");
    String id =
        answered == null
            ? writer.writes(desk, subject, said.text(), files)
            : writer.repliesTo(answered, said.text(), files);
    notebook(writer).wrote(id, said, answered == null ? subject : "Re: " + answered.subject());
  }

  private static @Nullable ReceivedMail answered(MailCustomer writer, @Nullable String id) {
    return writer.mails().stream()
        .filter(mail -> mail.messageId().equals(id))
        .findFirst()
        .orElse(null);
  }

  /** Mail does not tell what was read. */
  @Override
  public void look(String customer) {}

  @Override
  public Optional<Said.File> file(String customer, String line) {
    return notebook(mail.customer(customer)).file(line);
  }

  @Override
  public Misbehaviour misbehaviour() {
    return mail.misbehaviour();
  }

  @Override
  public void redeliverLast() {
    mail.redeliverLast(desk);
  }

  private Notebook notebook(MailCustomer customer) {
    return notebooks.of(customer.address());
  }

  private static String words(ReceivedMail mail) {
    return mail.text().isBlank() && mail.html() != null
        ? mail.html().replaceAll("<[^>]*>", " ").strip()
        : mail.text().strip();
  }

  private static Said.@Nullable File file(ReceivedMail mail) {
    return mail.attachments().stream()
        .map(file -> new Said.File(file.name(), file.mediaType(), file.bytes()))
        .findFirst()
        .orElse(null);
  }

  private static String mailName(String name) {
    String plain =
        Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("[^A-Za-z ]", "").strip();
    String local = plain.toLowerCase(Locale.ROOT).replaceAll(" +", ".");
    return local.isEmpty() ? "cliente" : local;
  }
}
