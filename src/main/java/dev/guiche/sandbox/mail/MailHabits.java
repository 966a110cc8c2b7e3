package dev.guiche.sandbox.mail;

import dev.guiche.sandbox.Misbehaviour.Fault;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** How this provider's servers are: what they offer, what they never do, whom they refuse. */
final class MailHabits {
  private final @Nullable SSLContext tls;
  private final Map<String, String> refusals = new ConcurrentHashMap<>();
  private final Queue<String> contentRefusals = new ConcurrentLinkedQueue<>();
  private final AtomicInteger logins = new AtomicInteger();
  private volatile boolean idles = true;
  private volatile Function<String, @Nullable Fault> imap = command -> null;

  /**
   * @param tls null for a provider that has none
   */
  MailHabits(@Nullable SSLContext tls) {
    this.tls = tls;
  }

  SSLContext tls() {
    return Objects.requireNonNull(tls, "STARTTLS is offered only with TLS");
  }

  boolean idles() {
    return idles;
  }

  void idles(boolean offered) {
    idles = offered;
  }

  @Nullable Fault onImap(String command) {
    return imap.apply(command);
  }

  void onImap(Function<String, @Nullable Fault> always) {
    imap = always;
  }

  /** The whole answer to mail for this address, or null. */
  @Nullable String refusal(String address) {
    return refusals.get(address);
  }

  void refuse(String address, String answer) {
    refusals.put(address, answer);
  }

  void accept(String address) {
    refusals.remove(address);
  }

  /** The answer to the end of the next mail, once; null where it is taken. */
  @Nullable String contentRefusal() {
    return contentRefusals.poll();
  }

  void refuseContent(String answer) {
    contentRefusals.add(answer);
  }

  void countLogin() {
    logins.incrementAndGet();
  }

  int logins() {
    return logins.get();
  }
}
