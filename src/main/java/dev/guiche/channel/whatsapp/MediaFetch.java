package dev.guiche.channel.whatsapp;

import dev.guiche.channel.SendFailure;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Fetches what customers sent. Asks only the configured server and Twilio's own stores, and shows
 * the credentials to the configured server alone, however it redirects: a reference comes from
 * outside.
 */
final class MediaFetch {
  static final int LARGEST = 25 * 1024 * 1024;

  private static final int MOST_HOPS = 5;
  private static final Pattern TWILIOS_STORES =
      Pattern.compile(
          "(.+\\.)?twilio\\.com|(.+\\.)?twiliocdn\\.com"
              + "|[a-z]+\\.twiliocdn\\.com\\.s3[a-z0-9.-]*\\.amazonaws\\.com");

  private final URI apiUrl;
  private final String credentials;
  private final Predicate<URI> isStore;
  private final Web web;

  /**
   * @param credentials the whole Authorization header
   */
  MediaFetch(URI apiUrl, String credentials, Web web) {
    this(apiUrl, credentials, MediaFetch::isTwiliosStore, web);
  }

  /**
   * @param isStore where else files may be, for whoever knows the address
   */
  MediaFetch(URI apiUrl, String credentials, Predicate<URI> isStore, Web web) {
    this.apiUrl = apiUrl;
    this.isStore = isStore;
    this.credentials = credentials;
    this.web = web;
  }

  byte[] fetch(String reference) throws SendFailure {
    URI at = uri(reference);
    for (int hop = 0; hop < MOST_HOPS; hop++) {
      HttpResponse<byte[]> answer = ask(at);
      if (answer.statusCode() / 100 != 3) {
        return content(answer);
      }
      at = at.resolve(uri(answer.headers().firstValue("Location").orElse("")));
    }
    throw new SendFailure.Refused("O endereço do arquivo dá voltas sem fim.", null);
  }

  private static URI uri(String written) throws SendFailure.Refused {
    try {
      return URI.create(written);
    } catch (IllegalArgumentException notAUri) {
      throw notOurs(notAUri);
    }
  }

  private static SendFailure.Refused notOurs(@Nullable Throwable cause) {
    return new SendFailure.Refused("O endereço do arquivo não é do Twilio.", cause);
  }

  private HttpResponse<byte[]> ask(URI at) throws SendFailure {
    boolean isApi = isApi(at);
    if (!isApi && !isStore.test(at)) {
      throw notOurs(null);
    }
    var request = HttpRequest.newBuilder(at).header("User-Agent", "guiche");
    if (isApi) {
      request.header("Authorization", credentials);
    }
    try {
      return web.exchange(request.build(), LARGEST);
    } catch (TwilioFailure.TooLarge tooLarge) {
      throw new SendFailure.Refused("O arquivo passa de 25 MB.", tooLarge);
    } catch (TwilioFailure noAnswer) {
      throw noAnswer.ofAsking();
    }
  }

  private boolean isApi(URI at) {
    return at.getUserInfo() == null
        && apiUrl.getScheme().equals(at.getScheme())
        && apiUrl.getHost().equalsIgnoreCase(at.getHost())
        && port(apiUrl) == port(at);
  }

  private static boolean isTwiliosStore(URI at) {
    return at.getUserInfo() == null
        && "https".equals(at.getScheme())
        && at.getHost() != null
        && port(at) == 443
        && TWILIOS_STORES.matcher(at.getHost()).matches();
  }

  private static int port(URI uri) {
    return uri.getPort() != -1 ? uri.getPort() : "https".equals(uri.getScheme()) ? 443 : 80;
  }

  private static byte[] content(HttpResponse<byte[]> answer) throws SendFailure {
    return switch (answer.statusCode()) {
      case 200 -> answer.body();
      case 404, 410 -> throw new SendFailure.Refused("O Twilio não tem mais este arquivo.", null);
      default ->
          throw new SendFailure.Later(
              "O Twilio não entregou o arquivo (resposta " + answer.statusCode() + ").",
              TwilioHttp.retryAfter(answer.headers()),
              null);
    };
  }
}
