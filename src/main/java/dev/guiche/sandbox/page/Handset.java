package dev.guiche.sandbox.page;

import dev.guiche.sandbox.Misbehaviour;
import java.util.List;
import java.util.Optional;

/** The app of one channel, on the phones of several customers. Safe for many threads; may block. */
public sealed interface Handset permits TelegramHandset, WhatsAppHandset, MailHandset {
  /** The channel's name in {@code channels.yml}. */
  String channel();

  /** {@code telegram}, {@code whatsapp} or {@code email}. */
  String app();

  /** Whom the customers write to, as their app shows it. */
  String desk();

  /** Everybody with this app, oldest first. */
  List<Customer> customers();

  /** A new customer, who has not written yet. */
  Customer add(String name);

  /**
   * Writes as a customer.
   *
   * @throws IllegalArgumentException when there is no such customer, or this app cannot say it
   */
  void write(String customer, Said said);

  /** The customer looks at what has arrived. */
  void look(String customer);

  /** A file that stands in a customer's app. */
  Optional<Said.File> file(String customer, String line);

  Misbehaviour misbehaviour();

  /** The last message comes to the gateway once more, although it was acknowledged. */
  void redeliverLast();
}
