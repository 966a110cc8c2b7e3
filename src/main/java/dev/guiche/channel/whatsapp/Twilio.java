package dev.guiche.channel.whatsapp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.ZoneOffset.UTC;
import static java.time.temporal.ChronoUnit.SECONDS;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.Account;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.MessageCreator;
import com.twilio.rest.api.v2010.account.MessageReader;
import com.twilio.rest.api.v2010.account.message.Media;
import com.twilio.type.PhoneNumber;
import dev.guiche.config.WhatsAppConfig;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * The calls that this channel makes, through twilio-java. Every method blocks, and throws {@link
 * TwilioFailure} when Twilio does not do it.
 */
final class Twilio {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long PAGE = 200;

  /** Messages to one customer that are looked through for one of ours. */
  static final int MOST_LISTED = 1000;

  private final TwilioRestClient client;
  private final String account;
  private final String sender; // whatsapp:+…, or a Messaging Service MG…
  private final URI statuses;
  private final String apiUrl;

  private Twilio(
      TwilioRestClient client, String account, String sender, URI statuses, String apiUrl) {
    this.client = client;
    this.account = account;
    this.sender = sender;
    this.statuses = statuses;
    this.apiUrl = apiUrl;
  }

  /**
   * @param statuses where Twilio reports what becomes of a message
   */
  static Twilio with(WhatsAppConfig config, Web web, URI statuses) {
    String account = account(config);
    String token = config.authTokens().getFirst().value();
    String apiUrl = config.apiUrl().toString().replaceAll("/+$", "");
    var client =
        new TwilioRestClient.Builder(account, token)
            .httpClient(new TwilioHttp(apiUrl, web))
            .build();
    String from = Objects.requireNonNull(config.from(), "from");
    boolean isSpelled = from.startsWith("MG") || from.startsWith("whatsapp:");
    return new Twilio(client, account, isSpelled ? from : "whatsapp:" + from, statuses, apiUrl);
  }

  /** The whole header that the account's files are fetched with. */
  static String authorization(WhatsAppConfig config) {
    String pair = account(config) + ":" + config.authTokens().getFirst().value();
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
  }

  private static String account(WhatsAppConfig config) {
    return Objects.requireNonNull(config.accountSid(), "account_sid");
  }

  String sendText(String to, String text) {
    return send(creator(to).setBody(text));
  }

  String sendFile(String to, String caption, URI file) {
    var creator = creator(to).setMediaUrl(List.of(file));
    return send(caption.isEmpty() ? creator : creator.setBody(caption));
  }

  /**
   * @param values for the template's {@code {{1}}} and so on; none has line breaks or tabs
   */
  String sendTemplate(String to, String template, List<String> values) {
    ObjectNode variables = JSON.createObjectNode();
    for (String value : values) {
      variables.put(Integer.toString(variables.size() + 1), value);
    }
    return send(creator(to).setContentSid(template).setContentVariables(variables.toString()));
  }

  private MessageCreator creator(String to) {
    var number = new PhoneNumber(to);
    var creator =
        isService()
            ? new MessageCreator(number, sender, (String) null)
            : new MessageCreator(number, new PhoneNumber(sender), (String) null);
    return creator.setStatusCallback(statuses);
  }

  private boolean isService() {
    return sender.startsWith("MG");
  }

  private String send(MessageCreator creator) {
    return call(() -> Objects.requireNonNull(creator.create(client).getSid(), "no sid"));
  }

  /** What went to this customer, newest first, at most {@link #MOST_LISTED}. */
  List<Message> sentTo(String to) {
    MessageReader reader = Message.reader().setTo(new PhoneNumber(to)).setPageSize(PAGE);
    if (!isService()) {
      reader.setFrom(new PhoneNumber(sender)); // a service sends from any number of its pool
    }
    return call(
        () -> {
          var messages = new ArrayList<Message>();
          reader.limit(MOST_LISTED).read(client).forEach(messages::add);
          return messages;
        });
  }

  /** What customers sent us from {@code from} until before {@code to}, newest first. */
  List<Message> receivedBetween(Instant from, Instant to) {
    MessageReader reader = Message.reader().setPageSize(PAGE);
    reader.setDateSentAfter(from.atZone(UTC)).setDateSentBefore(to.plusSeconds(1).atZone(UTC));
    if (!isService()) {
      reader.setTo(new PhoneNumber(sender));
    }
    return call(
        () -> {
          var messages = new ArrayList<Message>();
          for (Message message : reader.read(client)) {
            if (isInbound(message) && isBetween(message.getDateCreated().toInstant(), from, to)) {
              messages.add(message);
            }
          }
          return messages;
        });
  }

  private boolean isInbound(Message message) {
    return message.getDirection() == Message.Direction.INBOUND
        && message.getFrom().toString().startsWith("whatsapp:")
        && (!isService() || sender.equals(message.getMessagingServiceSid()));
  }

  /** Twilio counts in seconds. */
  private static boolean isBetween(Instant time, Instant from, Instant to) {
    return !time.isBefore(from.truncatedTo(SECONDS)) && time.isBefore(to);
  }

  /** The files of a message that came. */
  List<Media> filesOf(Message message) {
    return call(
        () -> {
          var files = new ArrayList<Media>();
          Media.reader(message.getSid()).read(client).forEach(files::add);
          return files;
        });
  }

  /** Where a file can be fetched. */
  String urlOf(Media file) {
    return apiUrl + file.getUri().replaceFirst("\\.json$", "");
  }

  /** Whether the account, asked for with these credentials, may send. */
  boolean isActive() {
    return call(() -> Account.fetcher(account).fetch(client).getStatus() == Account.Status.ACTIVE);
  }

  /** A good status, but an answer that the library cannot read, is none. */
  private static <T> T call(Supplier<T> call) {
    try {
      return call.get();
    } catch (TwilioFailure known) {
      throw known;
    } catch (RuntimeException unreadable) {
      throw new TwilioFailure.Unanswered(unreadable);
    }
  }
}
