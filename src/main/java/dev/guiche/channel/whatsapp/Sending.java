package dev.guiche.channel.whatsapp;

import dev.guiche.channel.Channel.Lookup;
import dev.guiche.channel.ExternalId;
import dev.guiche.channel.OutboundAttachment;
import dev.guiche.channel.OutboundMessage;
import dev.guiche.channel.SendFailure;
import dev.guiche.database.DatabaseFailure;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Takes our messages to Twilio, each in the form that the 24-hour window allows. */
final class Sending {
  private final Twilio twilio;
  private final Numbers numbers;
  private final MediaLinks links;
  private final @Nullable String template;
  private final Map<Integer, String> lists;
  private final SentSearch search = new SentSearch(Clock.systemUTC());

  /**
   * @param template the approved one for outside the window, or null
   * @param lists by the number of options, the template of a list
   */
  Sending(
      Twilio twilio,
      Numbers numbers,
      MediaLinks links,
      @Nullable String template,
      Map<Integer, String> lists) {
    this.twilio = twilio;
    this.numbers = numbers;
    this.links = links;
    this.template = template;
    this.lists = Map.copyOf(lists);
  }

  /** Twilio's number of the message. */
  ExternalId send(OutboundMessage message) throws SendFailure {
    try {
      String to = numbers.dial(message.to());
      return new ExternalId(
          message.outsideWindow() ? sendTemplate(to, message) : sendFreely(to, message));
    } catch (TwilioFailure failure) {
      throw failure.ofSending();
    } catch (DatabaseFailure notNow) {
      throw later(notNow);
    }
  }

  private String sendFreely(String to, OutboundMessage message) {
    if (message.attachments().isEmpty()) {
      String list = lists.get(message.choices().size());
      // A list that has left the file meanwhile is asked as a text.
      return list == null
          ? twilio.sendText(to, withChoices(message))
          : twilio.sendTemplate(to, list, variables(message));
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
    return twilio.sendTemplate(to, template, List.of(TemplateText.of(withChoices(message))));
  }

  private static List<String> variables(OutboundMessage message) {
    return Stream.concat(Stream.of(message.text()), message.choices().stream()).toList();
  }

  private static String withChoices(OutboundMessage message) {
    return message.choices().isEmpty()
        ? message.text()
        : message.text() + "\n\n" + String.join("\n", message.choices());
  }

  Lookup find(OutboundMessage message, Predicate<ExternalId> known) throws SendFailure.Later {
    try {
      return search.find(twilio.sentTo(numbers.dial(message.to())), message, known);
    } catch (TwilioFailure failure) {
      throw failure.ofAsking();
    } catch (DatabaseFailure notNow) {
      throw later(notNow);
    }
  }

  private static SendFailure.Later later(DatabaseFailure notNow) {
    return new SendFailure.Later("O banco de dados não respondeu.", null, notNow);
  }
}
