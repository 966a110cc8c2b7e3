package dev.guiche.channel.whatsapp;

import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.message.Media;
import dev.guiche.channel.ChannelName;
import dev.guiche.channel.Content;
import dev.guiche.channel.ExternalId;
import dev.guiche.channel.InboundAttachment;
import dev.guiche.channel.InboundMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a customer sent out of a verified web hook.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/guides/webhook-request">the fields</a>
 */
final class Arrivals {
  /** WhatsApp sends one file a message; other channels of Twilio's up to ten. */
  private static final int MOST_FILES = 10;

  private static final String NOT_HANDED_ON =
      "[Mensagem de um tipo que o WhatsApp não entrega aqui";

  private final ChannelName channel;
  private final Numbers numbers;

  Arrivals(ChannelName channel, Numbers numbers) {
    this.channel = channel;
    this.numbers = numbers;
  }

  /**
   * @throws IllegalArgumentException when it is no message that this code understands
   */
  InboundMessage read(Form form) {
    List<InboundAttachment> files = files(form);
    return new InboundMessage(
        channel,
        new ExternalId(form.get("MessageSid")),
        numbers.addressOf(form.get("From")),
        form.get("ProfileName").strip(),
        Instant.now(),
        0,
        Content.text(text(form, files)),
        files,
        answered(form),
        null,
        null);
  }

  /** The same out of Twilio's list, which knows less: neither the sender's name nor a place. */
  InboundMessage read(Message message, Twilio twilio) {
    var files = new ArrayList<InboundAttachment>();
    if (!"0".equals(message.getNumMedia())) {
      for (Media file : twilio.filesOf(message)) {
        String name = FileNames.of(file.getContentType(), files.size() + 1);
        files.add(InboundAttachment.toFetch(name, file.getContentType(), twilio.urlOf(file)));
      }
    }
    String body = message.getBody() == null ? "" : message.getBody();
    return new InboundMessage(
        channel,
        new ExternalId(message.getSid()),
        numbers.addressOf(message.getFrom().toString()),
        "",
        message.getDateCreated().toInstant(),
        0,
        Content.text(body.isBlank() && files.isEmpty() ? NOT_HANDED_ON + "]" : body),
        files,
        null,
        null,
        null);
  }

  static @Nullable ExternalId idOf(Form form) {
    String sid = form.get("MessageSid");
    return sid.isBlank() || sid.length() > ExternalId.LONGEST ? null : new ExternalId(sid);
  }

  private static @Nullable ExternalId answered(Form form) {
    String sid = form.get("OriginalRepliedMessageSid");
    return sid.isBlank() ? null : new ExternalId(sid);
  }

  private static List<InboundAttachment> files(Form form) {
    int count = Math.min(form.number("NumMedia"), MOST_FILES);
    var files = new ArrayList<InboundAttachment>(count);
    for (int i = 0; i < count; i++) {
      String url = form.get("MediaUrl" + i);
      if (!url.isEmpty()) {
        String type = form.get("MediaContentType" + i).toLowerCase(Locale.ROOT);
        String name = isNamedByText(form) ? form.get("Body") : FileNames.of(type, i + 1);
        files.add(InboundAttachment.toFetch(name, type, url));
      }
    }
    return files;
  }

  /** Twilio hands on a document's name as if it were the text. */
  private static boolean isNamedByText(Form form) {
    return form.get("MessageType").equals("document") && FileNames.isOne(form.get("Body"));
  }

  private static String text(Form form, List<InboundAttachment> files) {
    if (!files.isEmpty()) {
      return isNamedByText(form) ? "" : form.get("Body");
    }
    if (!form.get("Latitude").isEmpty() && !form.get("Longitude").isEmpty()) {
      return location(form);
    }
    String said = firstSaid(form, "Body", "ButtonText", "ListTitle", "ButtonPayload", "ListId");
    if (said.isEmpty()) {
      return NOT_HANDED_ON
          + (form.get("MessageType").isBlank() ? "" : ": " + form.get("MessageType"))
          + "]";
    }
    return form.get("MessageType").equals("reaction") ? "Reagiu com " + said : said;
  }

  private static String firstSaid(Form form, String... names) {
    for (String name : names) {
      if (!form.get(name).isBlank()) {
        return form.get(name);
      }
    }
    return "";
  }

  private static String location(Form form) {
    var text = new StringBuilder("📍 ");
    for (String name : List.of("Label", "Address", "Body")) {
      if (!form.get(name).isBlank()) {
        text.append(form.get(name)).append('\n');
      }
    }
    return text.append("https://www.google.com/maps?q=")
        .append(form.get("Latitude"))
        .append(',')
        .append(form.get("Longitude"))
        .toString();
  }
}
