package dev.guiche.channel.whatsapp;

import static dev.guiche.channel.whatsapp.House.TOKEN;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import dev.guiche.channel.RecordingInbox;
import dev.guiche.channel.SendFailure;
import dev.guiche.database.TestDatabase;
import dev.guiche.sandbox.Misbehaviour.Fault;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

/** Whatever comes in, nothing breaks, nothing stops, and no secret goes out. */
@Isolated("It listens to what everybody logs")
@Tag("DC-2")
class RubbishTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();

  private static final String[] NAMES = {
    "MessageSid",
    "From",
    "To",
    "Body",
    "NumMedia",
    "MediaUrl0",
    "MediaContentType0",
    "Latitude",
    "Longitude",
    "ProfileName",
    "MessageType",
    "OriginalRepliedMessageSid",
    "MessageStatus",
    "ErrorCode",
    "EventType",
    "ListId"
  };
  private static final String[] VALUES = {
    "",
    " ",
    "0",
    "-1",
    "99999999999999999999",
    "NaN",
    "whatsapp:",
    "whatsapp:+",
    "whatsapp:+55",
    "whatsapp:+5531987654321",
    "whatsapp:+553187654321",
    "SM1",
    "\0",
    "\0\0\0",
    "🙂",
    "\uFFFF",
    "../../etc/passwd",
    "http://127.0.0.1/",
    "<script>",
    "' or 1=1 --",
    "document",
    "READ",
    "failed"
  };

  private final SplittableRandom random = new SplittableRandom(20261121);
  private final RecordingInbox inbox = new RecordingInbox();
  private House house;
  private WhatsAppChannel channel;

  @BeforeEach
  void build() {
    house = new House(db);
    channel = house.build();
    channel.start(inbox);
  }

  @AfterEach
  void close() {
    channel.stop();
    house.close();
  }

  @Test
  void thousandsOfMalformedBodiesAreAnsweredWithoutAnError() throws Exception {
    Logger logger = (Logger) LoggerFactory.getLogger(Reception.class);
    logger.setLevel(Level.OFF); // it rightly complains of each
    try {
      for (int i = 0; i < 5000; i++) {
        URI url = URI.create(house.url() + "/hooks/whatsapp/zap" + (i % 3 == 0 ? "/status" : ""));
        int status = i % 2 == 0 ? raw(url) : signed(url);
        assertThat(status).as("request %d", i).isLessThan(500);
      }
    } finally {
      logger.setLevel(null);
    }
    int before = inbox.entries().size();
    var message = Caller.message("SM-last", "whatsapp:+5531987654321", "ainda aí?");
    house.twilio.callsHook("", message);
    assertThat(inbox.entries()).hasSize(before + 1);
  }

  private int raw(URI url) throws Exception {
    byte[] body = new byte[random.nextInt(400)];
    for (int i = 0; i < body.length; i++) {
      body[i] =
          random.nextInt(3) == 0
              ? (byte) random.nextInt(256)
              : (byte) "%=&+aF".charAt(random.nextInt(6));
    }
    String signature =
        random.nextBoolean() ? "x".repeat(random.nextInt(60)) : "AAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    return status(Caller.post(url, body, "X-Twilio-Signature", signature));
  }

  private int signed(URI url) throws Exception {
    Map<String, String> fields = new HashMap<>();
    for (int i = random.nextInt(NAMES.length); i > 0; i--) {
      String value = VALUES[random.nextInt(VALUES.length)];
      fields.put(
          NAMES[random.nextInt(NAMES.length)],
          random.nextInt(10) == 0 ? value.repeat(random.nextInt(200)) : value);
    }
    String signature = Caller.sign(TOKEN, url.toString(), fields);
    return status(Caller.post(url, fields, "X-Twilio-Signature", signature));
  }

  private static int status(HttpResponse<String> answer) {
    assertThat(answer.body()).doesNotContain("Exception", "\tat ", "dev.guiche");
    return answer.statusCode();
  }

  @Test
  void noSecretIsEverLogged() throws Exception {
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    var lines = new ListAppender<ILoggingEvent>();
    lines.start();
    root.addAppender(lines);
    Level before = root.getLevel();
    root.setLevel(Level.DEBUG);
    var said = new ArrayList<String>();
    try {
      said.add(failure(new Fault.Broken()));
      said.add(failure(new Fault.CutBefore()));
      said.add(failure(new Fault.TooMany(java.time.Duration.ofSeconds(1))));
      house.twilio.refusesNext(401, 20003, "Authenticate");
      said.add(failure(null));
      house.twilio.misbehaviour().goAway();
      said.add(failure(null));
      house.twilio.misbehaviour().comeBack();
      Caller.post(URI.create(house.url() + "/hooks/whatsapp/zap"), Map.of("a", "b"));
    } finally {
      root.setLevel(before);
      root.detachAppender(lines);
    }
    for (ILoggingEvent line : List.copyOf(lines.list)) {
      said.add(line.getFormattedMessage());
      if (line.getThrowableProxy() != null) {
        said.add(ThrowableProxyUtil.asString(line.getThrowableProxy()));
      }
    }
    said.add(channel.toString());
    said.add(String.valueOf(channel.health()));
    said.add(house.config().toString());
    String basic = Base64.getEncoder().encodeToString((House.SID + ":" + TOKEN).getBytes(UTF_8));
    assertThat(said).hasSizeGreaterThan(10);
    assertThat(said).noneMatch(text -> text.contains(TOKEN) || text.contains(basic));
  }

  private String failure(@org.jspecify.annotations.Nullable Fault fault) {
    if (fault != null) {
      house.twilio.misbehaviour().next("Messages.create", fault);
    }
    try {
      channel.send(House.text(House.address("+5531987654321"), "oi"));
      throw new AssertionError("It was sent");
    } catch (SendFailure failed) {
      var text = new java.io.StringWriter();
      failed.printStackTrace(new java.io.PrintWriter(text));
      return text.toString();
    }
  }
}
