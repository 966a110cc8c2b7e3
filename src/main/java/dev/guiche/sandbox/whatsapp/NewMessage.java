package dev.guiche.sandbox.whatsapp;

import io.vertx.core.MultiMap;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a request to send, as strictly as Twilio. */
final class NewMessage {
  private static final Pattern WHATSAPP = Pattern.compile("whatsapp:\\+[1-9][0-9]{6,14}");
  private static final int LONGEST = 1600;

  private final TwilioAccount account;
  private final MultiMap fields;

  NewMessage(TwilioAccount account, MultiMap fields) {
    this.account = account;
    this.fields = fields;
  }

  /**
   * @throws TwilioError.Refused when Twilio would not take it
   */
  StoredMessage read() {
    String to = recipient();
    String template = fields.get("ContentSid");
    List<String> choices = template == null ? List.of() : choices();
    String body = template == null ? body() : choices.isEmpty() ? rendered() : variable(1);
    URI media = url("MediaUrl", 21620);
    refuseIf(
        body.isEmpty() && media == null,
        21619,
        "A text message body or media urls must be specified.");
    return new StoredMessage(
        Ledger.newSid(media == null ? "SM" : "MM"),
        sender(),
        to,
        body,
        false,
        template != null && choices.isEmpty(),
        url("StatusCallback", 21609),
        media,
        choices);
  }

  private static void refuseIf(boolean wrong, int code, String message) {
    if (wrong) {
      throw new TwilioError.Refused(TwilioError.invalid(code, message));
    }
  }

  private String get(String name) {
    String value = fields.get(name);
    return value == null ? "" : value;
  }

  private String recipient() {
    String to = get("To");
    refuseIf(to.isEmpty(), 21604, "A 'To' phone number is required.");
    refuseIf(!WHATSAPP.matcher(to).matches(), 21211, "The 'To' number " + to + " is not valid.");
    return to;
  }

  private String sender() {
    String from = get("From");
    String service = get("MessagingServiceSid");
    refuseIf(
        from.isEmpty() && service.isEmpty(),
        21603,
        "A 'From' phone number or a MessagingServiceSid is required.");
    refuseIf(
        !from.isEmpty() && !from.equals("whatsapp:" + account.number())
            || !service.isEmpty() && !service.equals(account.service()),
        63007,
        "Twilio could not find a Channel with the specified From address");
    return "whatsapp:" + account.number();
  }

  private String body() {
    String body = get("Body");
    refuseIf(
        body.length() > LONGEST,
        21617,
        "The concatenated message body exceeds the 1600 character limit.");
    return body;
  }

  /**
   * Of a template with more than one variable, which is a list picker: the first is its text. It
   * needs no approval, and so it may not begin a talk.
   */
  private List<String> choices() {
    var choices = new ArrayList<String>();
    for (int i = 2; !variable(i).isEmpty(); i++) {
      choices.add(variable(i));
    }
    refuseIf(
        choices.size() > 10 || choices.stream().anyMatch(choice -> choice.length() > 24),
        21656,
        "The ContentVariables Parameter is invalid");
    return choices;
  }

  private String variable(int number) {
    try {
      return new JsonObject(get("ContentVariables")).getString(Integer.toString(number), "");
    } catch (DecodeException | ClassCastException notJson) {
      return "";
    }
  }

  /** The template that every account of this stand-in has: one variable with a word before it. */
  private String rendered() {
    refuseIf(!get("ContentSid").matches("HX[0-9a-f]{32}"), 21655, "The ContentSid is Invalid");
    try {
      String variable = new JsonObject(get("ContentVariables")).getString("1", "");
      refuseIf(
          variable.isBlank() || variable.matches("(?s).*([\\n\\r\\t]| {5}).*"),
          21656,
          "The ContentVariables Parameter is invalid");
      return "Mensagem do atendimento: " + variable + " Responda para continuar.";
    } catch (DecodeException | ClassCastException notJson) {
      throw new TwilioError.Refused(
          TwilioError.invalid(21656, "The ContentVariables Parameter is invalid"));
    }
  }

  private @Nullable URI url(String name, int code) {
    String written = get(name);
    if (written.isEmpty()) {
      return null;
    }
    refuseIf(!written.matches("https?://[^\\s]+"), code, "Invalid " + name);
    return URI.create(written);
  }
}
