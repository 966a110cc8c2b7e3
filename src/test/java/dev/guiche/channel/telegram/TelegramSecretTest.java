package dev.guiche.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import dev.guiche.channel.ChannelHealth.State;
import dev.guiche.channel.InboundAttachment;
import dev.guiche.channel.OutboundMessage;
import dev.guiche.channel.SendFailure;
import dev.guiche.database.TestDatabase;
import dev.guiche.sandbox.Misbehaviour.Fault;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

/**
 * The token stays inside, whatever goes wrong and however much the libraries log. Everything that
 * this JVM logs, by either of its loggers, is read at the finest level.
 */
@Isolated("It listens to what everybody logs")
class TelegramSecretTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final List<Fault> FAULTS =
      List.of(
          new Fault.Broken(),
          new Fault.CutBefore(),
          new Fault.CutAfter(),
          new Fault.TooMany(Duration.ofSeconds(1)));

  private final TelegramRig rig = TelegramRig.polling(DATABASE.database());
  private final Queue<String> said = new ConcurrentLinkedQueue<>();
  private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  private final java.util.logging.Logger plain = java.util.logging.Logger.getLogger("");
  private final java.util.logging.Logger okhttp = java.util.logging.Logger.getLogger("okhttp3");
  private final Level usual = root.getLevel();

  private final AppenderBase<ILoggingEvent> appender =
      new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
          said.add(event.getLoggerName() + " " + event.getFormattedMessage());
          if (event.getThrowableProxy() != null) {
            said.add(ThrowableProxyUtil.asString(event.getThrowableProxy()));
          }
        }
      };

  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord event) {
          said.add(event.getLoggerName() + " " + event.getMessage());
          if (event.getThrown() != null) {
            said.add(whole(event.getThrown()));
          }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listenToEveryLogger() {
    appender.setContext(root.getLoggerContext());
    appender.start();
    root.addAppender(appender);
    root.getLoggerContext().getLogger("org.telegram").setLevel(Level.ALL);
    root.getLoggerContext().getLogger("dev.guiche").setLevel(Level.ALL);
    root.setLevel(Level.ALL);
    plain.addHandler(handler);
    handler.setLevel(java.util.logging.Level.ALL);
    plain.setLevel(java.util.logging.Level.ALL);
    okhttp.setLevel(java.util.logging.Level.ALL);
  }

  @AfterEach
  void close() {
    rig.close();
    root.detachAppender(appender);
    root.setLevel(usual);
    root.getLoggerContext().getLogger("org.telegram").setLevel(null);
    root.getLoggerContext().getLogger("dev.guiche").setLevel(null);
    plain.removeHandler(handler);
    plain.setLevel(java.util.logging.Level.INFO);
    okhttp.setLevel(null);
  }

  @Test
  void theTokenIsInNoLogNoFailureAndNoHealth() {
    rig.begin();
    rig.phone.sendsPhoto(new byte[] {1}, null);
    await().atMost(TelegramRig.PATIENCE).until(() -> rig.inbox.entries().size() == 2);
    InboundAttachment photo = rig.inbox.timeline().get(1).attachments().getFirst();
    said.add(photo.toString());
    for (Fault fault : FAULTS) {
      sendUnder(fault);
      fetchUnder("getFile", fault, photo);
      fetchUnder("file", fault, photo);
      pollUnder(fault);
    }
    rig.standIn.misbehaviour().goAway();
    sendUnder(new Fault.CutBefore());
    await().atMost(TelegramRig.PATIENCE).until(() -> rig.channel.health().state() == State.DOWN);
    said.add(rig.channel.health().toString());
    said.add(rig.channel.toString());
    assertThat(said).hasSizeGreaterThan(50).noneMatch(line -> line.contains(secret()));
  }

  @Test
  void theTokenIsNotToldWhenTelegramRefusesIt() {
    TelegramRig other = TelegramRig.polling(DATABASE.database());
    try {
      TelegramChannel stranger = rig.build(other.standIn.url());
      stranger.start(rig.inbox);
      await()
          .atMost(TelegramRig.PATIENCE)
          .until(() -> String.valueOf(stranger.health().why()).contains("token"));
      said.add(stranger.health().toString());
      stranger.stop();
      assertThat(said).noneMatch(line -> line.contains(secret()));
    } finally {
      other.close();
    }
  }

  @Test
  void theTokenIsNotToldWhenTheAddressIsWrong() {
    TelegramChannel lost = rig.build(URI.create("http://guiche.invalid:1"));
    try {
      lost.send(rig.message(1, "oi"));
    } catch (SendFailure failure) {
      said.add(whole(failure));
    }
    lost.stop();
    assertThat(said).anyMatch(line -> line.contains("SendFailure"));
    assertThat(said).noneMatch(line -> line.contains(secret()));
  }

  private void sendUnder(Fault fault) {
    rig.standIn.misbehaviour().next("sendMessage", fault);
    OutboundMessage message = rig.message(said.size(), "oi");
    try {
      rig.channel.send(message);
    } catch (SendFailure failure) {
      said.add(failure.reason());
      said.add(whole(failure));
      lookFor(message);
    }
  }

  private void lookFor(OutboundMessage message) {
    try {
      said.add(rig.channel.findSent(message, id -> false).toString());
    } catch (SendFailure.Later later) {
      said.add(whole(later));
    }
  }

  private void fetchUnder(String call, Fault fault, InboundAttachment file) {
    rig.standIn.misbehaviour().next(call, fault);
    try {
      rig.channel.fetch(String.valueOf(file.reference()));
    } catch (SendFailure failure) {
      said.add(failure.reason());
      said.add(whole(failure));
    }
  }

  private void pollUnder(Fault fault) {
    rig.standIn.misbehaviour().next("getUpdates", fault, fault);
    await().atMost(TelegramRig.PATIENCE).until(() -> rig.channel.health().state() == State.DOWN);
    said.add(rig.channel.health().toString());
    await().atMost(TelegramRig.PATIENCE).until(() -> rig.channel.health().state() == State.UP);
  }

  private String secret() {
    return rig.token.substring(rig.token.indexOf(':') + 1);
  }

  private static String whole(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
