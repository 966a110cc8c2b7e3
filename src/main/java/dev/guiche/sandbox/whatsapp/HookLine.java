package dev.guiche.sandbox.whatsapp;

import dev.guiche.sandbox.Misbehaviour;
import dev.guiche.sandbox.Misbehaviour.Trick;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The messages of one customer on their way to the gateway, one after the other. */
final class HookLine {
  private final URI webhook;
  private final Callbacks callbacks;
  private final Misbehaviour misbehaviour;
  private final BlockingQueue<Map<String, String>> waiting = new LinkedBlockingQueue<>();
  private @Nullable Thread carrier;

  HookLine(URI webhook, Callbacks callbacks, Misbehaviour misbehaviour) {
    this.webhook = webhook;
    this.callbacks = callbacks;
    this.misbehaviour = misbehaviour;
  }

  synchronized void add(Map<String, String> hook) {
    callbacks.expect();
    waiting.add(hook);
    if (carrier == null) {
      carrier = Thread.ofVirtual().name("twilio-hooks").start(this::carry);
    }
  }

  private void carry() {
    try {
      while (true) {
        deliver(waiting.take());
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private void deliver(Map<String, String> hook) throws InterruptedException {
    switch (misbehaviour.onDelivery()) {
      case null -> callbacks.deliver(webhook, hook);
      case Trick.Twice twice -> {
        callbacks.expect();
        callbacks.deliver(webhook, hook);
        callbacks.deliver(webhook, hook);
      }
      case Trick.Late late -> {
        Thread.sleep(late.by());
        callbacks.deliver(webhook, hook);
      }
      case Trick.Swapped swapped -> {
        Map<String, String> next = waiting.poll(2, TimeUnit.SECONDS);
        if (next != null) {
          callbacks.deliver(webhook, next);
        }
        callbacks.deliver(webhook, hook);
      }
    }
  }

  synchronized void close() {
    if (carrier != null) {
      carrier.interrupt();
    }
  }
}
