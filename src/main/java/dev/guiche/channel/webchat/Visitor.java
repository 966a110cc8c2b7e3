package dev.guiche.channel.webchat;

import dev.guiche.channel.Address;
import dev.guiche.channel.ChannelKind;
import dev.guiche.channel.ExternalId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who visits one site.
 *
 * @param identity the site's number of them, null for an anonymous one
 * @param name empty when not known
 * @param proven whether the site signed name and e-mail
 */
record Visitor(
    long id, @Nullable String identity, String name, @Nullable String email, boolean proven) {

  Address address() {
    return new Address(ChannelKind.WEBCHAT, "v" + id);
  }

  /** The visitor's number in an address of ours; -1 in any other. */
  static long number(Address address) {
    String value = address.value();
    return value.matches("v\\d{1,18}") ? Long.parseLong(value.substring(1)) : -1;
  }

  /** The visitor's number stands in it, so that nobody can name a message of somebody else. */
  ExternalId messageId(UUID own) {
    return new ExternalId(address().value() + ":" + own);
  }

  ExternalId deliveryId(long delivery) {
    return deliveryId(address(), delivery);
  }

  static ExternalId deliveryId(Address visitor, long delivery) {
    return new ExternalId(visitor.value() + ":d" + delivery);
  }

  /** What the browser called its own message. */
  String ownId(ExternalId message) {
    return message.value().substring(message.value().indexOf(':') + 1);
  }
}
