package dev.guiche.sandbox.page;

import dev.guiche.sandbox.Misbehaviour;
import dev.guiche.sandbox.whatsapp.Received;
import dev.guiche.sandbox.whatsapp.TwilioStandIn;
import dev.guiche.sandbox.whatsapp.WhatsAppPhone;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** WhatsApp on customers' phones. */
public final class WhatsAppHandset implements Handset {
  private final String channel;
  private final String desk;
  private final TwilioStandIn twilio;
  private final Notebooks notebooks = new Notebooks();
  private final AtomicInteger numbers = new AtomicInteger(4321);
  private volatile @Nullable WhatsAppPhone lastWriter;

  /**
   * @param desk the channel's number
   */
  public WhatsAppHandset(String channel, TwilioStandIn twilio, String desk) {
    this.channel = channel;
    this.twilio = twilio;
    this.desk = desk;
    add("Carlos Nogueira");
    twilio.onChange(this::noteArrivals);
  }

  @Override
  public String channel() {
    return channel;
  }

  @Override
  public String app() {
    return "whatsapp";
  }

  @Override
  public String desk() {
    return desk;
  }

  @Override
  public List<Customer> customers() {
    noteArrivals();
    return notebooks.inOrder(twilio.phones(), WhatsAppPhone::number).map(this::customer).toList();
  }

  @Override
  public Customer add(String name) {
    return customer(twilio.phone("+551198765" + numbers.getAndIncrement(), name));
  }

  private Customer customer(WhatsAppPhone phone) {
    var lines = notebook(phone).lines();
    return new Customer(phone.number(), phone.profileName(), phone.number(), lines, 0);
  }

  @Override
  public void write(String customer, Said said) {
    var phone = phone(customer);
    lastWriter = phone;
    notebook(phone).wrote(send(phone, said), said, null);
  }

  private static String send(WhatsAppPhone phone, Said said) {
    var file = said.file();
    if (file != null) {
      return phone.sendsMedia(file.name(), file.mediaType(), file.bytes(), said.text());
    }
    if (said.pressed()) {
      return phone.picks(said.text());
    }
    return said.answers() == null
        ? phone.writes(said.text())
        : phone.answers(said.answers(), said.text());
  }

  @Override
  public void look(String customer) {
    phone(customer).reads();
  }

  @Override
  public Optional<Said.File> file(String customer, String line) {
    return notebook(phone(customer)).file(line);
  }

  @Override
  public Misbehaviour misbehaviour() {
    return twilio.misbehaviour();
  }

  @Override
  public void redeliverLast() {
    var phone = lastWriter;
    if (phone != null) {
      phone.redeliversLast();
    }
  }

  private void noteArrivals() {
    for (var phone : twilio.phones()) {
      for (var received : phone.received()) {
        var file = content(received);
        notebook(phone).received(received.sid(), received.text(), null, file, received.choices());
      }
    }
  }

  private static Said.@Nullable File content(Received received) {
    byte[] bytes = received.bytes();
    return bytes == null
        ? null
        : new Said.File(
            Objects.requireNonNullElse(received.fileName(), "arquivo"),
            Objects.requireNonNullElse(received.mediaType(), "application/octet-stream"),
            bytes);
  }

  private Notebook notebook(WhatsAppPhone phone) {
    return notebooks.of(phone.number());
  }

  private WhatsAppPhone phone(String customer) {
    return twilio.phones().stream()
        .filter(phone -> phone.number().equals(customer))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("Nobody with the number " + customer));
  }
}
