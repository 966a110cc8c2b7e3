package dev.guiche.app;

import dev.guiche.channel.Channel;
import dev.guiche.channel.OutboundAttachment;
import dev.guiche.channel.VisitorTimeline;
import dev.guiche.channel.email.EmailChannel;
import dev.guiche.channel.telegram.TelegramChannel;
import dev.guiche.channel.webchat.WebchatChannel;
import dev.guiche.channel.whatsapp.WhatsAppChannel;
import dev.guiche.config.ChannelConfig;
import dev.guiche.config.EmailConfig;
import dev.guiche.config.GuicheConfig;
import dev.guiche.config.TelegramConfig;
import dev.guiche.config.WebchatConfig;
import dev.guiche.config.WhatsAppConfig;
import dev.guiche.conversation.Attachments;
import dev.guiche.database.Database;
import dev.guiche.database.Exclusive;
import io.netty.util.NetUtil;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes the adapter that each channel's configuration asks for. */
final class Adapters {
  private final Vertx vertx;
  private final Router router;
  private final Database database;
  private final Exclusive exclusive;
  private final GuicheConfig config;
  private final URI publicUrl;
  private final VisitorTimeline visitors;

  Adapters(
      Vertx vertx,
      Router router,
      Database database,
      Exclusive exclusive,
      GuicheConfig config,
      URI publicUrl,
      VisitorTimeline visitors) {
    this.vertx = vertx;
    this.router = router;
    this.database = database;
    this.exclusive = exclusive;
    this.config = config;
    this.publicUrl = publicUrl;
    this.visitors = visitors;
  }

  /**
   * @param channel with nothing missing
   */
  Channel make(ChannelConfig channel) {
    return switch (channel) {
      case TelegramConfig bot -> {
        var adapter = new TelegramChannel(bot, database, exclusive, publicUrl);
        adapter.mount(router);
        yield adapter;
      }
      case WhatsAppConfig number ->
          new WhatsAppChannel(number, publicUrl, this::isProxy, router, database, this::file);
      case EmailConfig mailbox -> new EmailChannel(mailbox, database, exclusive);
      case WebchatConfig site -> {
        var adapter =
            new WebchatChannel(
                vertx, database, site, visitors, config.attachmentLimit(), this::isProxy);
        adapter.mount(router);
        yield adapter;
      }
    };
  }

  private @Nullable OutboundAttachment file(long id) {
    return new Attachments(database)
        .content(id)
        .map(f -> new OutboundAttachment(f.id(), f.name(), f.mediaType(), f.bytes()))
        .orElse(null);
  }

  /** Never asks a name server: what is no address is no proxy. */
  private boolean isProxy(String address) {
    var bytes = NetUtil.createByteArrayFromIpAddressString(address);
    if (bytes == null) {
      return false;
    }
    try {
      var peer = InetAddress.getByAddress(Objects.requireNonNull(bytes));
      return config.trustedProxies().stream().anyMatch(range -> range.contains(peer));
    } catch (UnknownHostException impossible) {
      return false;
    }
  }
}
