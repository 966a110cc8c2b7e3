package dev.guiche.sandbox.whatsapp;

import java.net.URI;
import java.util.regex.Pattern;

/**
 * Whom the stand-in knows as its customer, and where it calls back.
 *
 * @param sid {@code AC} and 32 hexadecimal digits
 * @param authToken opens the API and signs the web hooks
 * @param number our WhatsApp number in E.164
 * @param service a Messaging Service that the number belongs to, {@code MG} and 32 digits
 * @param webhook where messages of customers go, as Twilio's console would have it
 */
public record TwilioAccount(
    String sid, String authToken, String number, String service, URI webhook) {
  private static final Pattern SID = Pattern.compile("AC[0-9a-f]{32}");

  public TwilioAccount {
    if (!SID.matcher(sid).matches()) {
      throw new IllegalArgumentException("An account's sid is AC and 32 hexadecimal digits");
    }
  }

  @Override
  public String toString() {
    return "Twilio account " + sid;
  }
}
