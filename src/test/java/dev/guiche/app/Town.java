package dev.guiche.app;

import dev.guiche.sandbox.mail.MailCustomer;
import dev.guiche.sandbox.mail.MailSandbox;
import dev.guiche.sandbox.mail.ReceivedMail;
import dev.guiche.sandbox.telegram.TelegramMessage;
import dev.guiche.sandbox.telegram.TelegramPhone;
import dev.guiche.sandbox.telegram.TelegramStandIn;
import dev.guiche.sandbox.whatsapp.Received;
import dev.guiche.sandbox.whatsapp.TwilioAccount;
import dev.guiche.sandbox.whatsapp.TwilioStandIn;
import dev.guiche.sandbox.whatsapp.WhatsAppPhone;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The providers and their customers, in the test's own process: they go on while the gateway dies.
 */
public final class Town implements AutoCloseable {
  /** A new mail to it opens a conversation, at the desk suporte. */
  public static final String MAILBOX = "suporte@minha-empresa.example";

  /** A new mail to it opens a ticket, at the desk financeiro. */
  public static final String TICKET_MAILBOX = "financeiro@minha-empresa.example";

  public static final String PASSWORD = "senha-da-caixa";
  public static final String BOT = "4242424242:bot-da-prova";

  public final TelegramStandIn telegram;
  public final TwilioStandIn twilio;
  public final MailSandbox mail;
  final HttpClient http = HttpClient.newHttpClient();
  private final URI gateway;
  public final TwilioAccount account;

  public Town(Vertx vertx, URI gateway) {
    this.gateway = gateway;
    account =
        new TwilioAccount(
            "AC0123456789abcdef0123456789abcdef",
            "segredo-do-twilio",
            "+551140000001",
            "MG0123456789abcdef0123456789abcdef",
            gateway.resolve("/hooks/whatsapp/whatsapp"));
    telegram = TelegramStandIn.start(vertx, 0);
    telegram.bot(BOT);
    twilio = TwilioStandIn.start(vertx, 0, account);
    mail = MailSandbox.start();
    mail.openMailbox(MAILBOX, PASSWORD);
    mail.openMailbox(TICKET_MAILBOX, PASSWORD);
  }

  /** A channels.yml with these providers as if they were the real ones. */
  public Path channelsFile(Path folder) {
    var text =
        """
        organization: {name: Minha Empresa, time_zone: America/Sao_Paulo, locale: pt-BR}
        sandbox: false
        channels:
          telegram: {type: telegram, desk: suporte, token: "%s", api_url: "%s"}
          whatsapp:
            type: whatsapp
            desk: suporte
            account_sid: %s
            auth_token: %s
            from: "%s"
            api_url: "%s"
          email: {type: email, desk: suporte, opens: conversation, %s}
          cobranca: {type: email, desk: financeiro, %s}
          site: {type: webchat, desk: suporte, origins: ["*"], title: Loja, greeting: Olá!}
        desks:
          suporte: {label: Suporte, away_limit: 1h, mailbox: email}
          financeiro: {label: Financeiro, away_limit: 1h, mailbox: cobranca, workflow: cobranca}
        workflows:
          cobranca:
            extends: padrao
            sla: {first_answer: 4h}
        """
            .formatted(
                BOT,
                telegram.url(),
                account.sid(),
                account.authToken(),
                account.number(),
                twilio.url(),
                mailbox(MAILBOX),
                mailbox(TICKET_MAILBOX));
    try {
      Files.createDirectories(folder);
      return Files.writeString(folder.resolve("channels.yml"), text);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private String mailbox(String address) {
    return """
    address: '%1$s', imap: {host: 127.0.0.1, port: %2$d, %4$s}, smtp: {host: 127.0.0.1, port: %3$d, %4$s}\
    """
        .formatted(
            address,
            mail.imapPort(),
            mail.smtpPort(),
            "security: none, user: '%s', password: %s".formatted(address, PASSWORD));
  }

  Customer onTelegram(String name) {
    return new OnTelegram(name, telegram.bot(BOT).phone(name));
  }

  Customer onWhatsApp(String name, int number) {
    return new OnWhatsApp(name, twilio.phone("+5511988%06d".formatted(number), name));
  }

  Customer byMail(String name) {
    return new ByMail(name, mail.customer(name + "@cliente.example"));
  }

  Customer onWeb(String name) {
    return new WebCustomer(name, gateway, "site", http);
  }

  private record OnTelegram(String name, TelegramPhone phone) implements Customer {
    @Override
    public void writes(String text) {
      phone.writes(text);
    }

    @Override
    public List<String> reads() {
      return phone.reads().stream().map(TelegramMessage::text).toList();
    }
  }

  private record OnWhatsApp(String name, WhatsAppPhone phone) implements Customer {
    @Override
    public void writes(String text) {
      phone.writes(text);
    }

    @Override
    public List<String> reads() {
      return phone.received().stream().map(Received::text).toList();
    }
  }

  private record ByMail(String name, MailCustomer customer) implements Customer {
    @Override
    public void writes(String text) {
      customer.writes(MAILBOX, "Nota fiscal", text);
    }

    @Override
    public List<String> reads() {
      return customer.mails().stream().map(ReceivedMail::text).map(String::strip).toList();
    }
  }

  @Override
  public void close() {
    telegram.close();
    twilio.close();
    mail.close();
  }
}
