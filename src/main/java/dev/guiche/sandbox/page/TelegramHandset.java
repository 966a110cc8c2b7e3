package dev.guiche.sandbox.page;

import dev.guiche.sandbox.Misbehaviour;
import dev.guiche.sandbox.page.Customer.FileSign;
import dev.guiche.sandbox.page.Customer.Line;
import dev.guiche.sandbox.telegram.Media;
import dev.guiche.sandbox.telegram.StoredFile;
import dev.guiche.sandbox.telegram.TelegramBot;
import dev.guiche.sandbox.telegram.TelegramMessage;
import dev.guiche.sandbox.telegram.TelegramPhone;
import dev.guiche.sandbox.telegram.TelegramStandIn;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Telegram on customers' phones. */
public final class TelegramHandset implements Handset {
  private record Held(TelegramPhone phone, String name) {}

  private final String channel;
  private final TelegramStandIn telegram;
  private final TelegramBot bot;
  private final Map<String, Held> phones = new LinkedHashMap<>();

  /**
   * @param token of the channel's bot
   */
  public TelegramHandset(String channel, TelegramStandIn telegram, String token) {
    this.channel = channel;
    this.telegram = telegram;
    this.bot = telegram.bot(token);
    add("Joana Ribeiro");
  }

  @Override
  public String channel() {
    return channel;
  }

  @Override
  public String app() {
    return "telegram";
  }

  @Override
  public String desk() {
    return "bot";
  }

  @Override
  public synchronized List<Customer> customers() {
    return phones.entrySet().stream()
        .map(
            held -> {
              var phone = held.getValue().phone();
              var lines = phone.messages().stream().map(TelegramHandset::line).toList();
              String name = held.getValue().name();
              return new Customer(
                  held.getKey(), name, "id " + phone.chat(), lines, phone.typingSeen());
            })
        .toList();
  }

  @Override
  public synchronized Customer add(String name) {
    var phone = bot.phone(name);
    String id = Long.toString(phone.chat());
    phones.put(id, new Held(phone, name));
    return new Customer(id, name, "id " + id, List.of(), 0);
  }

  @Override
  public void write(String customer, Said said) {
    var phone = phone(customer);
    var file = said.file();
    if (file != null) {
      Media media = file.mediaType().startsWith("image/") ? Media.PHOTO : Media.DOCUMENT;
      phone.sends(media, file.name(), file.mediaType(), file.bytes(), emptyToNull(said.text()));
    } else if (said.pressed()) {
      phone.presses(said.text());
    } else if (said.answers() != null) {
      phone.replies(Integer.parseInt(said.answers()), said.text());
    } else {
      phone.writes(said.text());
    }
  }

  /** Telegram does not tell a bot what was read. */
  @Override
  public void look(String customer) {}

  @Override
  public Optional<Said.File> file(String customer, String line) {
    return phone(customer).messages().stream()
        .filter(message -> Integer.toString(message.id()).equals(line))
        .flatMap(message -> Optional.ofNullable(content(message.file())).stream())
        .findFirst();
  }

  @Override
  public Misbehaviour misbehaviour() {
    return telegram.misbehaviour();
  }

  @Override
  public void redeliverLast() {
    bot.redeliverLast();
  }

  private synchronized TelegramPhone phone(String customer) {
    var held = phones.get(customer);
    if (held == null) {
      throw new IllegalArgumentException("Nobody with the number " + customer);
    }
    return held.phone();
  }

  private static Line line(TelegramMessage message) {
    return new Line(
        Integer.toString(message.id()),
        !message.fromBot(),
        message.text(),
        null,
        FileSign.of(content(message.file())),
        message.answers() == null ? null : Integer.toString(message.answers()),
        message.at().toEpochMilli(),
        message.buttons());
  }

  private static Said.@Nullable File content(@Nullable StoredFile file) {
    return file == null ? null : new Said.File(file.name(), file.mediaType(), file.bytes());
  }

  private static @Nullable String emptyToNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
