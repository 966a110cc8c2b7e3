package dev.guiche.channel.whatsapp;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.Account;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.MessageCreator;
import com.twilio.rest.api.v2010.account.MessageReader;
import com.twilio.type.PhoneNumber;
import java.net.URI;
import java.util.ArrayList;
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
  private final String sender;
  private final URI statuses;

  /**
   * @param sender our number as {@code whatsapp:+…}, or a Messaging Service {@code MG…}
   * @param statuses where Twilio reports what becomes of a message
   */
  Twilio(TwilioRestClient client, String account, String sender, URI statuses) {
    this.client = client;
    this.account = account;
    this.sender = sender;
    this.statuses = statuses;
  }

  String sendText(String to, String text) {
    return send(creator(to).setBody(text));
  }

  String sendFile(String to, String caption, URI file) {
    var creator = creator(to).setMediaUrl(List.of(file));
    return send(caption.isEmpty() ? creator : creator.setBody(caption));
  }

  /**
   * @param variable for the template's {@code {{1}}}; has neither line breaks nor tabs
   */
  String sendTemplate(String to, String template, String variable) {
    ObjectNode variables = JSON.createObjectNode().put("1", variable);
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
