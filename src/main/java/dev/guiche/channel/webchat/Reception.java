package dev.guiche.channel.webchat;

import dev.guiche.channel.ChannelName;
import dev.guiche.channel.Content;
import dev.guiche.channel.DeliveryReport;
import dev.guiche.channel.Identity;
import dev.guiche.channel.InboundAttachment;
import dev.guiche.channel.InboundMessage;
import dev.guiche.channel.Inbox;
import dev.guiche.channel.Inbox.InboxUnavailable;
import dev.guiche.channel.VisitorTimeline;
import dev.guiche.config.Secret;
import dev.guiche.config.WebchatConfig;
import dev.guiche.database.DatabaseFailure;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what a frame asks for. Blocks; the frames of one tab come one after the other. */
final class Reception {
  private static final Logger LOG = LoggerFactory.getLogger(Reception.class);
  private static final int SOON = 2;

  private final ChannelName channel;
  private final @Nullable Secret identityKey;
  private final Visitors visitors;
  private final Uploads uploads;
  private final VisitorTimeline timeline;
  private final Visits visits;
  private final News news;
  private final Limits limits;
  private final Inbox inbox;

  Reception(
      WebchatConfig config,
      Visitors visitors,
      Uploads uploads,
      VisitorTimeline timeline,
      Visits visits,
      News news,
      Limits limits,
      Inbox inbox) {
    this.channel = new ChannelName(config.name());
    this.identityKey = config.identityKey();
    this.visitors = visitors;
    this.uploads = uploads;
    this.timeline = timeline;
    this.visits = visits;
    this.news = news;
    this.limits = limits;
    this.inbox = inbox;
  }

  /** Never throws: whatever goes wrong is said to the visitor, and their tab sends again. */
  void take(Visit visit, FromVisitor frame) {
    try {
      var answer = answer(visit, frame);
      if (answer != null) {
        visit.write(answer);
      }
    } catch (BadFrame bad) {
      visit.write(new ToVisitor.Problem(bad.code(), bad.detail(), about(frame), null));
    } catch (InboxUnavailable | DatabaseFailure nothingKept) {
      LOG.warn("Chat {}: a frame has to wait: {}", channel, nothingKept.getMessage());
      postpone(visit, frame);
    } catch (RuntimeException ours) {
      LOG.error("Chat {}: a frame could not be taken", channel, ours);
      postpone(visit, frame);
    }
  }

  private static void postpone(Visit visit, FromVisitor frame) {
    visit.write(unavailable(frame));
    if (frame instanceof FromVisitor.Hello) {
      visit.close(1013, "try again later"); // half a welcome is none
    }
  }

  private @Nullable ToVisitor answer(Visit visit, FromVisitor frame)
      throws BadFrame, InboxUnavailable {
    return switch (frame) {
      case FromVisitor.Hello hello -> welcome(visit, hello);
      case FromVisitor.Message message -> receive(visit, known(visit), message);
      case FromVisitor.Mark mark -> report(known(visit), mark);
      case FromVisitor.Introduce introduce -> introduce(visit, known(visit), introduce);
      case FromVisitor.Older older -> older(known(visit), older);
      case FromVisitor.Typing typing -> typing(known(visit));
      case FromVisitor.Ping ping -> new ToVisitor.Pong();
    };
  }

  private @Nullable ToVisitor welcome(Visit visit, FromVisitor.Hello hello) throws BadFrame {
    if (visit.visitor() != null) {
      throw new BadFrame("hello-again", "Esta conexão já disse hello. Abra outra.");
    }
    checkIdentity(hello.identity());
    var given = Token.parse(hello.token());
    var known =
        hello.identity() != null
            ? Optional.of(visitors.signed(given, hello.identity()))
            : visitors.anonymous(given);
    int wait = known.isPresent() ? 0 : limits.wait(Limits.Rule.VISITOR, visit.caller());
    if (wait > 0) {
      return tooMany(null, wait);
    }
    var entered = known.orElseGet(visitors::create);
    long since = entered.token().equals(given) ? hello.change() : 0;
    news.first(visit, () -> greet(visit, entered, since));
    return null;
  }

  private void greet(Visit visit, Visitors.Entered entered, long since) {
    var visitor = entered.visitor();
    visits.entered(visit, visitor); // before reading, so that nothing falls between
    var read = timeline.since(channel, visitor.address(), since, News.MOST);
    visit.hasSeen(read.change());
    visit.introduced(!visitor.proven() && (visitor.email() != null || !visitor.name().isEmpty()));
    visit.write(
        new ToVisitor.Welcome(
            entered.token().value(),
            System.currentTimeMillis(),
            read.change(),
            read.reset() || since == 0,
            read.more(),
            ToVisitor.Entry.all(read.entries(), visitor),
            ToVisitor.Talk.of(read.talk()),
            visitor.name(),
            Objects.requireNonNullElse(visitor.email(), ""),
            visitor.proven()));
  }

  private void checkIdentity(@Nullable Identity identity) throws BadFrame {
    if (identity == null) {
      return;
    }
    if (identityKey == null) {
      throw new BadFrame(
          "identity-off",
          "Este canal não tem identity_key: defina-a em channels.yml ou não mande identity.");
    }
    if (!identity.isSignedWith(identityKey)) {
      throw new BadFrame(
          "identity-wrong",
          "A assinatura não confere: HMAC-SHA256 de id, email e name, separados por quebra de"
              + " linha, com a identity_key do canal, em hexadecimal.");
    }
  }

  private ToVisitor receive(Visit visit, Visitor visitor, FromVisitor.Message message)
      throws BadFrame, InboxUnavailable {
    int wait = limits.wait(Limits.Rule.MESSAGE, visitor.address().value());
    if (wait > 0) {
      return tooMany(message.id(), wait);
    }
    var files = uploads.attach(visitor, message.files());
    if (files.isEmpty()) {
      throw new BadFrame(
          "unknown-file", "Um dos arquivos não foi enviado por este visitante. Envie-o de novo.");
    }
    long entry = keep(inbound(visitor, message, files.get()), message);
    uploads.sent(visitor, message.files());
    tellIntroduction(visit, visitor);
    visits.announceNews(visitor.address()); // the visitor's other tabs
    return new ToVisitor.Accepted(message.id(), entry);
  }

  /** The entry's number; 0 when our own code failed on it and it lies in quarantine. */
  private long keep(InboundMessage inbound, FromVisitor.Message message) throws InboxUnavailable {
    try {
      return inbox.receive(inbound).entry();
    } catch (RuntimeException ours) {
      if (ours instanceof DatabaseFailure failure
          && (failure.isUnavailable() || failure.isConflict())) {
        throw failure;
      }
      LOG.error("Chat {}: message {} goes to quarantine", channel, inbound.externalId(), ours);
      byte[] raw = message.toString().getBytes(StandardCharsets.UTF_8);
      inbox.quarantine(channel, inbound.externalId(), raw, ours);
      return 0;
    }
  }

  private InboundMessage inbound(
      Visitor visitor, FromVisitor.Message message, List<InboundAttachment> files) {
    // A clock that runs ahead must not push the visitor's other devices into the past.
    long order = Math.min(message.order(), System.currentTimeMillis() + 1_000);
    return new InboundMessage(
        channel,
        visitor.messageId(message.id()),
        visitor.address(),
        visitor.name(),
        Instant.ofEpochMilli(Math.min(order, System.currentTimeMillis())),
        order,
        Content.text(message.text()),
        files,
        null,
        visitor.proven() ? visitor.email() : null,
        null);
  }

  private @Nullable ToVisitor report(Visitor visitor, FromVisitor.Mark mark)
      throws InboxUnavailable {
    for (long delivery : mark.deliveries()) {
      inbox.report(new DeliveryReport(channel, visitor.deliveryId(delivery), mark.reached(), null));
    }
    return null;
  }

  private @Nullable ToVisitor introduce(
      Visit visit, Visitor visitor, FromVisitor.Introduce introduce) {
    int wait = limits.wait(Limits.Rule.INTRODUCTION, visitor.address().value());
    if (wait > 0) {
      return tooMany(null, wait);
    }
    var named = visitors.introduce(visitor, introduce.name(), introduce.email());
    visit.is(named);
    visit.introduced(!named.proven());
    tellIntroduction(visit, named);
    visit.introduced(!named.proven()); // once more after the first message, which makes the contact
    return null;
  }

  private void tellIntroduction(Visit visit, Visitor visitor) {
    if (visit.isIntroduced()) {
      String email = Objects.requireNonNullElse(visitor.email(), "");
      timeline.introduced(channel, visitor.address(), visitor.name(), email);
      visit.introduced(false);
    }
  }

  private ToVisitor older(Visitor visitor, FromVisitor.Older older) {
    int wait = limits.wait(Limits.Rule.PAGE, visitor.address().value());
    if (wait > 0) {
      return tooMany(null, wait);
    }
    var entries = timeline.before(channel, visitor.address(), older.before(), News.MOST);
    return new ToVisitor.OlderEntries(
        ToVisitor.Entry.all(entries, visitor), entries.size() == News.MOST);
  }

  private @Nullable ToVisitor typing(Visitor visitor) {
    inbox.typing(channel, visitor.address());
    return null;
  }

  private static Visitor known(Visit visit) throws BadFrame {
    var visitor = visit.visitor();
    if (visitor == null) {
      throw new BadFrame("hello-first", "O primeiro quadro é hello.");
    }
    return visitor;
  }

  private static ToVisitor tooMany(@Nullable UUID about, int wait) {
    String detail = "Muitas mensagens em pouco tempo. Tente de novo em " + wait + " s.";
    return new ToVisitor.Problem("slow-down", detail, about, wait);
  }

  static ToVisitor unavailable(FromVisitor frame) {
    String detail = "Ainda não foi possível guardar. Tentamos de novo em instantes.";
    return new ToVisitor.Problem("unavailable", detail, about(frame), SOON);
  }

  private static @Nullable UUID about(FromVisitor frame) {
    return frame instanceof FromVisitor.Message message ? message.id() : null;
  }
}
