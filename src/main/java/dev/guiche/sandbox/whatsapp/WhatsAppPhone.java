package dev.guiche.sandbox.whatsapp;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A customer's WhatsApp. What is sent is with Twilio when a method returns, whether or not the
 * gateway is there; each gives the sid of the new message.
 */
public final class WhatsAppPhone {
  private static final Duration WINDOW = Duration.ofHours(24);

  private final TwilioStandIn twilio;
  private final String number;
  private final String profileName;
  private final List<StoredMessage> incoming = new ArrayList<>();
  private final Map<String, Received> arrived = new LinkedHashMap<>();
  private final Set<String> read = new HashSet<>();
  private @Nullable Instant lastWord;
  private @Nullable Integer obstacle;
  private boolean refusing;
  private @Nullable Map<String, String> lastHook;

  WhatsAppPhone(TwilioStandIn twilio, String number, String profileName) {
    this.twilio = twilio;
    this.number = number;
    this.profileName = profileName;
  }

  /** As this account is known to WhatsApp, perhaps without Brazil's ninth digit. */
  public String number() {
    return number;
  }

  public String profileName() {
    return profileName;
  }

  public String writes(String text) {
    return says("text", Map.of("Body", text));
  }

  /**
   * @param sid the message that is answered, theirs or ours
   */
  public String answers(String sid, String text) {
    return says("text", Map.of("Body", text, "OriginalRepliedMessageSid", sid));
  }

  public String reacts(String sid, String emoji) {
    return says("reaction", Map.of("Body", emoji, "OriginalRepliedMessageSid", sid));
  }

  /** Picks one of the choices of the list that came last. */
  public String picks(String choice) {
    var list = received().getLast();
    int at = list.choices().indexOf(choice);
    if (at < 0) {
      throw new IllegalArgumentException(choice + " is none of " + list.choices());
    }
    return says(
        "interactive", Map.of("Body", choice, "ListTitle", choice, "ListId", "option-" + at));
  }

  /** Presses a button of a template. */
  public String taps(String label, String payload) {
    return says("button", Map.of("Body", label, "ButtonText", label, "ButtonPayload", payload));
  }

  public String sendsLocation(double latitude, double longitude, String label, String address) {
    return says(
        "location",
        Map.of(
            "Body",
            "",
            "Latitude",
            Double.toString(latitude),
            "Longitude",
            Double.toString(longitude),
            "Label",
            label,
            "Address",
            address));
  }

  /** One file. A document goes by its name where there is no caption, as on the real thing. */
  public String sendsMedia(String name, String mediaType, byte[] bytes, String caption) {
    String family = mediaType.substring(0, mediaType.indexOf('/')).toLowerCase(Locale.ROOT);
    String kind =
        switch (family) {
          case "image", "audio", "video" -> family;
          default -> mediaType.contains("vcard") ? "contacts" : "document";
        };
    String body = kind.equals("document") && caption.isEmpty() ? name : caption;
    return sends(kind, body, List.of(new Media(Ledger.newSid("ME"), name, mediaType, bytes)));
  }

  /** Several files in one message, as other channels of Twilio's allow. */
  public String sendsMedia(String caption, List<byte[]> images) {
    List<Media> media =
        images.stream()
            .map(bytes -> new Media(Ledger.newSid("ME"), "foto.jpg", "image/jpeg", bytes))
            .toList();
    return sends("image", caption, media);
  }

  private String sends(String kind, String body, List<Media> media) {
    return say(Ledger.newSid("MM"), kind, Map.of("Body", body), media);
  }

  /**
   * Sends a message of any kind.
   *
   * @param fields of the web hook that only this kind has
   */
  public String says(String kind, Map<String, String> fields) {
    return say(Ledger.newSid("SM"), kind, fields, List.of());
  }

  private String say(String sid, String kind, Map<String, String> fields, List<Media> media) {
    opensTheWindow();
    Map<String, String> hook = twilio.take(this, sid, kind, fields, media);
    synchronized (this) {
      lastHook = hook;
    }
    return sid;
  }

  /** Twilio delivers the last message once more, though it was acknowledged. */
  public synchronized void redeliversLast() {
    if (lastHook != null) {
      twilio.deliver(this, lastHook);
    }
  }

  /** What has arrived, oldest first; our side does not learn that it was looked at. */
  public synchronized List<Received> received() {
    return incoming.stream().map(m -> arrived.get(m.sid)).filter(r -> r != null).toList();
  }

  /** The same, and our side learns that it was read. */
  public List<Received> reads() {
    List<Received> all = received();
    List<StoredMessage> news;
    synchronized (this) {
      news = incoming.stream().filter(m -> arrived.containsKey(m.sid) && read.add(m.sid)).toList();
    }
    news.forEach(message -> twilio.outgoing().wasRead(this, message));
    return all;
  }

  /** The customer has written STOP: Twilio refuses, with 21610, what is sent here. */
  public synchronized void refusesUs() {
    refusing = true;
  }

  /** Messages are accepted and fail later, with this error. */
  public synchronized void cannotReceive(int errorCode) {
    obstacle = errorCode;
  }

  /** As if the last word were longer ago than 24 hours. */
  public synchronized void letsTheWindowClose() {
    lastWord = null;
  }

  /** As if something had been written just now. */
  public synchronized void opensTheWindow() {
    lastWord = Instant.now();
  }

  synchronized boolean isRefusing() {
    return refusing;
  }

  /** Twilio's error for a message that cannot arrive, or null. */
  synchronized @Nullable Integer obstacleFor(StoredMessage message) {
    boolean open = lastWord != null && lastWord.isAfter(Instant.now().minus(WINDOW));
    return obstacle == null && !open && !message.template ? Integer.valueOf(63016) : obstacle;
  }

  /** Keeps the place of a message that may take a while. */
  synchronized void expects(StoredMessage message) {
    incoming.add(message);
  }

  void receives(StoredMessage message, @Nullable Media media) {
    var received =
        new Received(
            message.sid,
            message.body,
            message.template,
            message.choices,
            media == null ? null : media.name(),
            media == null ? null : media.type(),
            media == null ? null : media.bytes());
    synchronized (this) {
      arrived.put(message.sid, received);
    }
    twilio.changed();
  }
}
