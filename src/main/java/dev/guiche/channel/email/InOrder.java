package dev.guiche.channel.email;

import dev.guiche.channel.ExternalId;
import dev.guiche.channel.InboundMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/**
 * Mails go to the inbox side by side, except where one must find what another left there: a
 * sender's mails go one after the other, and an answer goes after the mail that it answers.
 */
final class InOrder {
  private final Map<String, CompletableFuture<Void>> last = new HashMap<>();

  /**
   * Called in the order of arrival.
   *
   * @param done is completed when the mail is with the inbox
   * @return what to wait for before it goes there
   */
  synchronized List<CompletableFuture<Void>> enter(
      InboundMessage mail, CompletableFuture<Void> done) {
    List<String> names = names(mail);
    var keys = new ArrayList<>(names);
    if (mail.mail() != null) {
      mail.mail().references().stream().map(ExternalId::value).forEach(keys::add);
    }
    var before = keys.stream().map(last::get).filter(Objects::nonNull).distinct().toList();
    names.forEach(name -> last.put(name, done));
    return before;
  }

  synchronized void leave(InboundMessage mail, CompletableFuture<Void> done) {
    names(mail).forEach(name -> last.remove(name, done));
  }

  private static List<String> names(InboundMessage mail) {
    return List.of(mail.from().value(), mail.externalId().value());
  }
}
