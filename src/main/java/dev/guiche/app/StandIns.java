package dev.guiche.app;

import dev.guiche.config.ChannelConfig;
import dev.guiche.config.EmailConfig;
import dev.guiche.config.GuicheConfig;
import dev.guiche.config.Secret;
import dev.guiche.config.TelegramConfig;
import dev.guiche.config.WebchatConfig;
import dev.guiche.config.WhatsAppConfig;
import dev.guiche.sandbox.mail.MailSandbox;
import dev.guiche.sandbox.page.Handset;
import dev.guiche.sandbox.page.MailHandset;
import dev.guiche.sandbox.page.SandboxPage;
import dev.guiche.sandbox.page.TelegramHandset;
import dev.guiche.sandbox.page.WhatsAppHandset;
import dev.guiche.sandbox.telegram.TelegramStandIn;
import dev.guiche.sandbox.whatsapp.TwilioAccount;
import dev.guiche.sandbox.whatsapp.TwilioStandIn;
import io.vertx.core.Vertx;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The sandbox's providers. Channels without credentials are pointed at them, and then go through
 * the very same adapters as everybody else's; a channel that has credentials keeps them.
 */
final class StandIns implements AutoCloseable {
  private static final String PASSWORD = "sandbox";
  private static final String BOT = "1000000001:sandbox";

  private final TelegramStandIn telegram;
  private final TwilioStandIn twilio;
  private final MailSandbox mail;
  private final TwilioAccount account;

  private StandIns(Vertx vertx, TwilioAccount account) {
    this.account = account;
    telegram = TelegramStandIn.start(vertx, 0);
    twilio = TwilioStandIn.start(vertx, 0, account);
    mail = MailSandbox.start();
    telegram.bot(BOT); // exists from now on
  }

  /** Listens on loopback when it returns. */
  static StandIns start(Vertx vertx, GuicheConfig config, URI publicUrl) {
    var whatsapp =
        config.channels().stream()
            .filter(WhatsAppConfig.class::isInstance)
            .map(ChannelConfig::name)
            .findFirst()
            .orElse("whatsapp");
    return new StandIns(
        vertx,
        new TwilioAccount(
            "AC00000000000000000000000000000001",
            PASSWORD,
            "+551140000001",
            "MG00000000000000000000000000000001",
            URI.create(publicUrl + "/hooks/whatsapp/" + whatsapp)));
  }

  List<ChannelConfig> complete(List<ChannelConfig> channels) {
    return channels.stream().map(this::complete).toList();
  }

  private ChannelConfig complete(ChannelConfig channel) {
    if (channel.missing().isEmpty()) {
      return channel;
    }
    return switch (channel) {
      case TelegramConfig bot ->
          new TelegramConfig(
              bot.name(),
              bot.desk(),
              new Secret(BOT),
              telegram.url(),
              TelegramConfig.Mode.POLLING,
              null);
      case WhatsAppConfig number ->
          new WhatsAppConfig(
              number.name(),
              number.desk(),
              account.sid(),
              List.of(new Secret(account.authToken())),
              account.number(),
              twilio.url(),
              number.template(),
              number.lists());
      case EmailConfig mailbox -> complete(mailbox);
      case WebchatConfig site -> site;
    };
  }

  private EmailConfig complete(EmailConfig mailbox) {
    mail.openMailbox(mailbox.address(), PASSWORD);
    return new EmailConfig(
        mailbox.name(),
        mailbox.desk(),
        mailbox.address(),
        mailbox.senderName(),
        mail.imapFor(mailbox.address(), PASSWORD),
        mail.smtpFor(mailbox.address(), PASSWORD),
        mailbox.folder(),
        mailbox.opens(),
        mailbox.rules());
  }

  /** The customers' phones, for the channels that are pointed here. */
  SandboxPage page(List<ChannelConfig> channels, SandboxPage.@Nullable Login login) {
    var handsets =
        channels.stream()
            .filter(channel -> !channel.missing().isEmpty())
            .map(this::handset)
            .flatMap(Optional::stream)
            .toList();
    var site = channels.stream().filter(WebchatConfig.class::isInstance).findFirst();
    return new SandboxPage(handsets, site.map(ChannelConfig::name).orElse(null), login);
  }

  private Optional<Handset> handset(ChannelConfig channel) {
    return switch (channel) {
      case TelegramConfig bot -> Optional.of(new TelegramHandset(bot.name(), telegram, BOT));
      case WhatsAppConfig number ->
          Optional.of(new WhatsAppHandset(number.name(), twilio, account.number()));
      case EmailConfig mailbox ->
          Optional.of(new MailHandset(mailbox.name(), mail, mailbox.address()));
      case WebchatConfig site -> Optional.empty(); // lives in the demo site
    };
  }

  TelegramStandIn telegram() {
    return telegram;
  }

  TwilioStandIn twilio() {
    return twilio;
  }

  MailSandbox mail() {
    return mail;
  }

  @Override
  public void close() {
    telegram.close();
    twilio.close();
    mail.close();
  }
}
