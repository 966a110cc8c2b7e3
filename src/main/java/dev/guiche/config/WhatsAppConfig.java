package dev.guiche.config;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A WhatsApp number at Twilio.
 *
 * @param accountSid {@code AC…}; null leaves the channel off (or, in the sandbox, on the stand-in)
 * @param authTokens every token that may sign web hooks; the first signs our own requests
 * @param from our number in E.164, or a Messaging Service {@code MG…}
 * @param apiUrl scheme, host and port of a server that speaks Twilio's API, {@code
 *     https://api.twilio.com} by default
 * @param template ContentSid {@code HX…} of the approved template that may be sent outside the
 *     24-hour window, its one variable {@code 1} being the text; null for none
 * @param lists ContentSid of the list that is shown for so many options, its variable {@code 1}
 *     being the question and the others the options; where there is none, they are numbered lines
 */
public record WhatsAppConfig(
    String name,
    String desk,
    @Nullable String accountSid,
    List<Secret> authTokens,
    @Nullable String from,
    URI apiUrl,
    @Nullable String template,
    Map<Integer, String> lists)
    implements ChannelConfig {

  public WhatsAppConfig {
    authTokens = List.copyOf(authTokens);
    lists = Map.copyOf(lists);
  }

  @Override
  public String missing() {
    return accountSid == null
        ? "account_sid"
        : authTokens.isEmpty() ? "auth_token" : from == null ? "from" : "";
  }
}
