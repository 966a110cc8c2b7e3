package dev.guiche.ticket;

import dev.guiche.channel.Channel;
import dev.guiche.channel.ChannelHealth;
import dev.guiche.channel.ChannelKind;
import dev.guiche.channel.ChannelName;
import dev.guiche.channel.DeliveryStatus;
import dev.guiche.channel.ExternalId;
import dev.guiche.channel.Inbox;
import dev.guiche.channel.OutboundMessage;
import dev.guiche.channel.SendFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A provider at the edge of the world, made of paper: it writes down what it is given. */
public final class PaperChannel implements Channel {
  public final List<OutboundMessage> sent = new CopyOnWriteArrayList<>();
  private final ChannelName name;
  private final ChannelKind kind;

  public PaperChannel(String name, ChannelKind kind) {
    this.name = new ChannelName(name);
    this.kind = kind;
  }

  @Override
  public ChannelName name() {
    return name;
  }

  @Override
  public ChannelKind kind() {
    return kind;
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
  public boolean hasButtons() {
    return kind == ChannelKind.TELEGRAM || kind == ChannelKind.WEBCHAT;
  }

  @Override
  public @Nullable Duration answerWindow() {
    return kind == ChannelKind.WHATSAPP ? Duration.ofHours(24) : null;
  }

  @Override
  public List<Part> parts(String text, int files) {
    var parts = new ArrayList<Part>();
    parts.add(new Part(text, -1));
    for (int i = 0; i < files && kind != ChannelKind.EMAIL; i++) {
      parts.add(new Part("", i));
    }
    return parts;
  }

  @Override
  public Sent send(OutboundMessage message) {
    sent.add(message);
    return new Sent(idOf(message), DeliveryStatus.SENT);
  }

  private ExternalId idOf(OutboundMessage message) {
    return message.mail() == null
        ? new ExternalId(name + ":" + message.delivery())
        : message.mail().messageId();
  }

  @Override
  public Lookup findSent(OutboundMessage message, Predicate<ExternalId> known) {
    return sent.stream().anyMatch(m -> m.delivery() == message.delivery())
        ? new Lookup.Found(idOf(message))
        : new Lookup.Missing();
  }

  @Override
  public byte[] fetch(String reference) throws SendFailure {
    throw new SendFailure.Refused("O arquivo não existe mais.", null);
  }
}
