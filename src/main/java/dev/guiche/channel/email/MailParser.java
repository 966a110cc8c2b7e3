package dev.guiche.channel.email;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.guiche.channel.Address;
import dev.guiche.channel.ChannelName;
import dev.guiche.channel.Content;
import dev.guiche.channel.ExternalId;
import dev.guiche.channel.InboundMessage;
import dev.guiche.channel.MailFacts;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one raw mail. It takes what it can of a broken one and throws nothing but {@link
 * UnreadableMail}.
 */
final class MailParser {
  private static final int LONGEST_HEAD = 1024 * 1024;
  private static final String NOBODY = "remetente.desconhecido@mail.invalid";

  private final ChannelName channel;
  private final Origins origins;

  /**
   * @param ownAddress the mailbox's, lower-case
   * @param loopToken what our own mails carry
   */
  MailParser(ChannelName channel, String ownAddress, String loopToken) {
    this.channel = channel;
    this.origins = new Origins(ownAddress, loopToken);
  }

  /**
   * @param cutFrom the size of the whole mail in bytes where {@code raw} is its beginning, else 0
   * @param arrived when the server took it
   * @param order its place among the mails of this mailbox
   */
  InboundMessage parse(byte[] raw, long cutFrom, Instant arrived, long order)
      throws UnreadableMail {
    try {
      checkHead(raw);
      return read(MimeNode.read(raw), raw, cutFrom, arrived, order);
    } catch (RuntimeException | StackOverflowError unforeseen) {
      throw new UnreadableMail("This mail cannot be taken apart", unforeseen);
    }
  }

  /** The library reads headers without a limit, line by line. */
  private static void checkHead(byte[] raw) throws UnreadableMail {
    if (raw.length == 0) {
      throw new UnreadableMail("An empty mail", null);
    }
    for (int i = 1; i < raw.length; i++) {
      boolean ends = raw[i] == '\n' && (raw[i - 1] == '\n' || (i > 2 && raw[i - 2] == '\n'));
      if (ends) {
        return;
      }
      if (i > LONGEST_HEAD) {
        throw new UnreadableMail("Headers of more than 1 MB", null);
      }
    }
  }

  private InboundMessage read(
      MimeNode mail, byte[] raw, long cutFrom, Instant arrived, long order) {
    var headers = new MailHeaders(mail);
    MailAddresses.Mailbox sender = sender(mail);
    String subject = headers.text("Subject");
    List<ExternalId> references = headers.references();
    MailBody body = MailBody.of(mail, cutFrom);
    Content content = MailText.of(body, subject, !references.isEmpty());
    MailFacts.Origin origin = origins.of(mail, headers);
    return new InboundMessage(
        channel,
        id(headers, raw),
        Address.email(sender == null ? NOBODY : sender.address()),
        sender == null ? "" : Clean.cut(sender.name(), 200),
        headers.sentAt(arrived),
        order,
        content,
        body.files(),
        references.isEmpty() ? null : references.getFirst(),
        sender == null ? null : sender.address(),
        new MailFacts(
            Clean.cut(subject, 500),
            MailAddresses.all(mail, "To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To"),
            references,
            origin,
            origin == MailFacts.Origin.BOUNCE ? Bounces.read(mail, headers, content) : null));
  }

  /** A form on a website that writes in our own name says in Reply-To who really wrote. */
  private MailAddresses.@Nullable Mailbox sender(MimeNode mail) {
    var from = MailAddresses.first(mail, "From", "Sender", "Reply-To", "Return-Path");
    if (from == null || !from.address().equals(origins.ownAddress())) {
      return from;
    }
    var replyTo = MailAddresses.first(mail, "Reply-To");
    return replyTo == null ? from : replyTo;
  }

  static ExternalId id(MailHeaders headers, byte[] raw) {
    ExternalId id = headers.messageId();
    return id != null ? id : new ExternalId("sha256:" + hash(raw));
  }

  static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** What mails of one mailbox carry, so that it knows them again. */
  static String loopToken(String address) {
    return hash(address.getBytes(UTF_8)).substring(0, 24);
  }
}
