package dev.guiche.conversation;

import dev.guiche.channel.Address;
import dev.guiche.channel.Channel;
import dev.guiche.channel.ChannelHealth;
import dev.guiche.channel.ChannelKind;
import dev.guiche.channel.ChannelName;
import dev.guiche.channel.DeliveryStatus;
import dev.guiche.channel.ExternalId;
import dev.guiche.channel.Inbox;
import dev.guiche.channel.OutboundMessage;
import dev.guiche.channel.SendFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A provider at the edge of the world, made of paper: it writes down what it is given and answers
 * as it is told.
 */
final class PaperChannel implements Channel {
  final List<OutboundMessage> sent = new CopyOnWriteArrayList<>();
  volatile @Nullable Answer answer;
  private final AtomicInteger number = new AtomicInteger();
  private final ChannelName name;

  PaperChannel(String name) {
    this.name = new ChannelName(name);
  }

  interface Answer {
    void to(OutboundMessage message) throws SendFailure;
  }

  List<String> texts() {
    return sent.stream().map(OutboundMessage::text).toList();
  }

  @Override
  public ChannelName name() {
    return name;
  }

  @Override
  public ChannelKind kind() {
    return ChannelKind.TELEGRAM;
  }

  @Override
  public void start(Inbox inbox) {}

  @Override
  public void stop() {}

  @Override
  public ChannelHealth health() {
    return ChannelHealth.up();
  }

  @Override
  public List<Part> parts(String text, int files) {
    var parts = new ArrayList<Part>();
    for (var line : text.split("\\|\\|")) {
      parts.add(new Part(line, -1));
    }
    for (int i = 0; i < files; i++) {
      parts.add(new Part("", i));
    }
    return parts;
  }

  @Override
  public Sent send(OutboundMessage message) throws SendFailure {
    var told = answer;
    if (told != null) {
      told.to(message);
    }
    sent.add(message);
    return new Sent(idOf(message), DeliveryStatus.SENT);
  }

  ExternalId idOf(OutboundMessage message) {
    return new ExternalId("paper:" + message.delivery());
  }

  @Override
  public Lookup findSent(OutboundMessage message, Predicate<ExternalId> known) {
    return sent.stream().anyMatch(m -> m.delivery() == message.delivery())
        ? new Lookup.Found(idOf(message))
        : new Lookup.Missing();
  }

  @Override
  public byte[] fetch(String reference) throws SendFailure {
    if (reference.equals("gone")) {
      throw new SendFailure.Refused("O arquivo não existe mais.", null);
    }
    return reference.getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  static Address customer(String who) {
    return new Address(ChannelKind.TELEGRAM, who);
  }
}
