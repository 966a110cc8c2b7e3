package dev.guiche.channel.whatsapp;

import dev.guiche.channel.ChannelHealth;
import dev.guiche.channel.ChannelName;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks Twilio from time to time whether the account answers, so that health can tell. */
final class Watch {
  private static final Logger log = LoggerFactory.getLogger(Watch.class);
  private static final Duration WHILE_UP = Duration.ofMinutes(2);
  private static final Duration WHILE_DOWN = Duration.ofSeconds(5);

  private final ChannelName channel;
  private final URI apiUrl;
  private final Twilio twilio;
  private volatile ChannelHealth health = ChannelHealth.down("Ainda não falou com o Twilio.");
  private volatile @Nullable Thread thread;

  Watch(ChannelName channel, URI apiUrl, Twilio twilio) {
    this.channel = channel;
    this.apiUrl = apiUrl;
    this.twilio = twilio;
  }

  ChannelHealth health() {
    return health;
  }

  void start() {
    thread = Thread.ofVirtual().name("whatsapp-watch").start(this::watch);
  }

  void stop() {
    Thread running = thread;
    if (running != null) {
      running.interrupt();
    }
  }

  private void watch() {
    try {
      while (true) {
        tell(look());
        Thread.sleep(health.state() == ChannelHealth.State.UP ? WHILE_UP : WHILE_DOWN);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private ChannelHealth look() {
    try {
      return twilio.isActive()
          ? ChannelHealth.up()
          : ChannelHealth.down("A conta do Twilio está suspensa ou encerrada.");
    } catch (TwilioFailure.Refusal no) {
      return no.status == 401 || no.status == 403 || no.status == 404
          ? ChannelHealth.down(
              "O Twilio não aceita account_sid e auth_token deste canal; confira os dois no"
                  + " console.")
          : ChannelHealth.down("O Twilio respondeu com erro " + no.status + ".");
    } catch (TwilioFailure noAnswer) {
      return ChannelHealth.down("O Twilio não responde em " + apiUrl.getHost() + ".");
    }
  }

  private void tell(ChannelHealth now) {
    if (!Objects.equals(health, now)) {
      log.info("Channel {}: {}", channel, now.why() == null ? "Twilio answers" : now.why());
    }
    health = now;
  }
}
