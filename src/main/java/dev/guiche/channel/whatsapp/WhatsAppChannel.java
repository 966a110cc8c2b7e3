package dev.guiche.channel.whatsapp;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.twilio.http.TwilioRestClient;
import dev.guiche.channel.Channel;
import dev.guiche.channel.ChannelHealth;
import dev.guiche.channel.ChannelKind;
import dev.guiche.channel.ChannelName;
import dev.guiche.channel.DeliveryStatus;
import dev.guiche.channel.ExternalId;
import dev.guiche.channel.Inbox;
import dev.guiche.channel.OutboundAttachment;
import dev.guiche.channel.OutboundMessage;
import dev.guiche.channel.SendFailure;
import dev.guiche.channel.TextSplitter;
import dev.guiche.config.WhatsAppConfig;
import dev.guiche.database.DatabaseFailure;
import dev.guiche.database.Sql;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A WhatsApp number at Twilio: web hooks in, the Messages API out. */
public final class WhatsAppChannel implements Channel {
  private static final int LONGEST_TEXT = 1600;
  private static final int HOOKS_AT_ONCE = 2048;
  private static final Duration WINDOW = Duration.ofHours(24);

  private final ChannelName name;
  private final @Nullable String template;
  private final Numbers numbers;
  private final Twilio twilio;
  private final MediaFetch media;
  private final MediaLinks links;
  private final SentSearch search = new SentSearch(Clock.systemUTC());
  private final Watch watch;
  private final Hooks hooks;
  private final Reception reception;
  private final CatchUp catchUp;

  /**
   * Mounts its routes; until {@link #start} they answer "try again".
   *
   * @param config with nothing missing
   * @param publicUrl where Twilio reaches us
   * @param isProxy tells by its IP address whether a proxy is ours, so that its X-Forwarded headers
   *     are believed
   * @param router has read no body yet
   */
  public WhatsAppChannel(
      WhatsAppConfig config,
      URI publicUrl,
      Predicate<String> isProxy,
      Router router,
      Sql sql,
      MediaSource files) {
    this(config, publicUrl, isProxy, router, sql, files, Pace.USUAL);
  }

  WhatsAppChannel(
      WhatsAppConfig config,
      URI publicUrl,
      Predicate<String> isProxy,
      Router router,
      Sql sql,
      MediaSource files,
      Pace pace) {
    this.name = new ChannelName(config.name());
    this.template = config.template();
    this.numbers = new Numbers(sql);
    var address = new PublicAddress(publicUrl, isProxy);
    String path = "/hooks/whatsapp/" + name;
    String base = address.base() + path;
    String account = Objects.requireNonNull(config.accountSid(), "account_sid");
    String token = config.authTokens().getFirst().value();
    var web = new Web(pace.call());
    var client =
        new TwilioRestClient.Builder(account, token)
            .httpClient(new TwilioHttp(config.apiUrl(), web))
            .build();
    String from = sender(Objects.requireNonNull(config.from(), "from"));
    String apiUrl = config.apiUrl().toString().replaceAll("/+$", "");
    this.twilio = new Twilio(client, account, from, URI.create(base + "/status"), apiUrl);
    this.media = new MediaFetch(config.apiUrl(), basic(account, token), web);
    this.links = new MediaLinks(base, name, config.authTokens(), Clock.systemUTC());
    this.watch = new Watch(name, config.apiUrl(), twilio);
    this.hooks = new Hooks(name, Signatures.ofHooks(config.authTokens()), address, HOOKS_AT_ONCE);
    var arrivals = new Arrivals(name, numbers);
    this.reception = new Reception(name, arrivals);
    this.catchUp = new CatchUp(name, twilio, arrivals, sql, pace);
    hooks.mount(router, path, reception::message);
    hooks.mount(router, path + "/status", reception::status);
    new MediaServer(links, files, hooks).mount(router, path);
  }

  private static String sender(String from) {
    return from.startsWith("MG") || from.startsWith("whatsapp:") ? from : "whatsapp:" + from;
  }

  private static String basic(String account, String token) {
    return "Basic " + Base64.getEncoder().encodeToString((account + ":" + token).getBytes(UTF_8));
  }

  @Override
  public ChannelName name() {
    return name;
  }

  @Override
  public ChannelKind kind() {
    return ChannelKind.WHATSAPP;
  }

  @Override
  public void start(Inbox inbox) {
    reception.start(inbox);
    hooks.open();
    watch.start();
    catchUp.start(inbox);
  }

  @Override
  public void stop() {
    watch.stop();
    catchUp.stop();
    hooks.close(Duration.ofSeconds(5));
  }

  @Override
  public ChannelHealth health() {
    return watch.health();
  }

  @Override
  public List<Part> parts(String text, int files) {
    var parts = new ArrayList<Part>();
    TextSplitter.split(text, LONGEST_TEXT).forEach(piece -> parts.add(new Part(piece, -1)));
    for (int file = 0; file < files; file++) {
      parts.add(new Part("", file)); // WhatsApp drops the caption of a sound or a document
    }
    return parts;
  }

  @Override
  public Sent send(OutboundMessage message) throws SendFailure {
    try {
      String to = numbers.dial(message.to());
      String sid = message.outsideWindow() ? sendTemplate(to, message) : sendFreely(to, message);
      return new Sent(new ExternalId(sid), DeliveryStatus.SENT);
    } catch (TwilioFailure failure) {
      throw failure.ofSending();
    } catch (DatabaseFailure notNow) {
      throw new SendFailure.Later("O banco de dados não respondeu.", null, notNow);
    }
  }

  private String sendFreely(String to, OutboundMessage message) {
    if (message.attachments().isEmpty()) {
      return twilio.sendText(to, message.text());
    }
    OutboundAttachment file = message.attachments().getFirst();
    return twilio.sendFile(to, message.text(), links.to(file.id()));
  }

  private String sendTemplate(String to, OutboundMessage message) throws SendFailure.Refused {
    if (template == null) {
      throw new SendFailure.Refused(
          "A janela de 24 horas está fechada e este canal não tem um modelo aprovado (template).",
          null);
    }
    if (!message.attachments().isEmpty()) {
      throw new SendFailure.Refused(
          "Com a janela de 24 horas fechada, arquivos não podem ser enviados.", null);
    }
    return twilio.sendTemplate(to, template, TemplateText.of(message.text()));
  }

  @Override
  public Lookup findSent(OutboundMessage message, Predicate<ExternalId> known)
      throws SendFailure.Later {
    try {
      return search.find(twilio.sentTo(numbers.dial(message.to())), message, known);
    } catch (TwilioFailure failure) {
      throw failure.ofAsking();
    } catch (DatabaseFailure notNow) {
      throw new SendFailure.Later("O banco de dados não respondeu.", null, notNow);
    }
  }

  @Override
  public byte[] fetch(String reference) throws SendFailure {
    return media.fetch(reference);
  }

  @Override
  public Duration answerWindow() {
    return WINDOW;
  }

  @Override
  public String toString() {
    return "WhatsApp " + name;
  }
}
