package dev.guiche.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The house behind an adapter, reduced to its promises: one entry for each {@code (channel,
 * externalId)}, and a return only when the message is kept. It can be told to be unavailable, or to
 * take its time.
 */
public final class RecordingInbox implements Inbox {
  /** What an adapter gave up on. */
  public record Quarantined(
      ChannelName channel, @Nullable ExternalId id, String raw, Throwable why) {}

  private record Key(ChannelName channel, ExternalId id) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition released = lock.newCondition();
  private final Map<Key, InboundMessage> entries = new LinkedHashMap<>();
  private final List<InboundMessage> edits = new ArrayList<>();
  private final List<DeliveryReport> reports = new ArrayList<>();
  private final List<Quarantined> quarantined = new ArrayList<>();
  private final List<Address> typists = new ArrayList<>();
  private boolean unavailable;
  private boolean held;
  private int attempts;

  /** From now on nothing is kept and every caller is told so. */
  public void beUnavailable() {
    lock.lock();
    unavailable = true;
    lock.unlock();
  }

  /** From now on every caller waits, as for a commit that takes its time. */
  public void hold() {
    lock.lock();
    held = true;
    lock.unlock();
  }

  /** Works again; whoever was held goes on. */
  public void beAvailable() {
    lock.lock();
    unavailable = false;
    held = false;
    released.signalAll();
    lock.unlock();
  }

  @Override
  public Receipt receive(InboundMessage message) throws InboxUnavailable {
    enter();
    try {
      Key key = new Key(message.channel(), message.externalId());
      boolean known = entries.putIfAbsent(key, message) != null;
      return new Receipt(new ArrayList<>(entries.keySet()).indexOf(key) + 1L, known);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Receipt edited(InboundMessage newWording) throws InboxUnavailable {
    Receipt receipt = receive(newWording);
    lock.lock();
    try {
      if (receipt.known()) {
        edits.add(newWording);
      }
      return receipt;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void report(DeliveryReport report) throws InboxUnavailable {
    enter();
    reports.add(report);
    lock.unlock();
  }

  @Override
  public void quarantine(ChannelName channel, @Nullable ExternalId id, byte[] raw, Throwable why)
      throws InboxUnavailable {
    enter();
    quarantined.add(new Quarantined(channel, id, new String(raw, UTF_8), why));
    lock.unlock();
  }

  @Override
  public void typing(ChannelName channel, Address from) {
    lock.lock();
    typists.add(from);
    lock.unlock();
  }

  /** Takes the lock when the house is open. */
  private void enter() throws InboxUnavailable {
    lock.lock();
    attempts++;
    while (held) {
      released.awaitUninterruptibly();
    }
    if (unavailable) {
      lock.unlock();
      throw new InboxUnavailable("The house is closed for this test", null);
    }
  }

  /** Every message once, in the order of their commits. */
  public List<InboundMessage> entries() {
    lock.lock();
    try {
      return List.copyOf(entries.values());
    } finally {
      lock.unlock();
    }
  }

  /** Every message once, as a timeline shows them: by the provider's count. */
  public List<InboundMessage> timeline() {
    return entries().stream().sorted(Comparator.comparingLong(InboundMessage::order)).toList();
  }

  /** What the timeline says, line by line. */
  public List<String> texts() {
    return timeline().stream().map(message -> message.content().text()).toList();
  }

  public List<InboundMessage> edits() {
    return copy(edits);
  }

  public List<DeliveryReport> reports() {
    return copy(reports);
  }

  public List<Quarantined> quarantined() {
    return copy(quarantined);
  }

  public List<Address> typists() {
    return copy(typists);
  }

  /** How often an adapter came, in vain or not. */
  public int attempts() {
    lock.lock();
    try {
      return attempts;
    } finally {
      lock.unlock();
    }
  }

  private <T> List<T> copy(List<T> list) {
    lock.lock();
    try {
      return List.copyOf(list);
    } finally {
      lock.unlock();
    }
  }
}
