package dev.guiche.channel.telegram;

import dev.guiche.channel.telegram.ApiFailure.NoAnswer;
import dev.guiche.channel.telegram.ApiFailure.Refusal;
import dev.guiche.config.Secret;
import java.io.IOException;
import java.io.Serializable;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Dispatcher;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.client.okhttp.OkHttpTelegramClient;
import org.telegram.telegrambots.meta.TelegramUrl;
import org.telegram.telegrambots.meta.api.methods.botapimethods.BotApiMethod;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;
import org.telegram.telegrambots.meta.exceptions.TelegramApiValidationException;
import org.telegram.telegrambots.meta.generics.TelegramClient;

/**
 * Calls the Bot API through telegrambots, never twice for one request, and tells exactly how a call
 * failed. Blocks the calling virtual thread. The only place that knows the token.
 */
final class BotClient implements AutoCloseable {
  private static final Pattern TOKEN = Pattern.compile("(\\d{1,18}):\\S+");

  private final Secret token;
  private final URI apiUrl;
  private final OkHttpClient http;
  private final TelegramClient telegram;

  /** One call, as telegrambots wants it made. */
  @FunctionalInterface
  interface Wish<T> {
    CompletableFuture<T> on(TelegramClient client) throws TelegramApiException;
  }

  BotClient(Secret token, URI apiUrl, Duration timeout) {
    this.token = token;
    this.apiUrl = apiUrl;
    this.http =
        new OkHttpClient.Builder()
            .dispatcher(dispatcher())
            .retryOnConnectionFailure(false) // a repeated request would be a repeated message
            .followRedirects(false)
            .callTimeout(timeout)
            .readTimeout(timeout)
            .writeTimeout(timeout)
            .addNetworkInterceptor(new WholeAnswer())
            .build();
    this.telegram = new OkHttpTelegramClient(http, token.value(), telegramUrl(apiUrl));
  }

  private static Dispatcher dispatcher() {
    Dispatcher dispatcher = new Dispatcher(Executors.newVirtualThreadPerTaskExecutor());
    dispatcher.setMaxRequestsPerHost(dispatcher.getMaxRequests());
    return dispatcher;
  }

  private static TelegramUrl telegramUrl(URI url) {
    return TelegramUrl.builder()
        .schema(url.getScheme())
        .host(url.getHost())
        .port(port(url))
        .build();
  }

  private static int port(URI url) {
    return url.getPort() >= 0 ? url.getPort() : HttpUrl.defaultPort(url.getScheme());
  }

  /**
   * The bot's own id, which is the public part of the token.
   *
   * @throws IllegalArgumentException when it is no token; the message does not repeat it
   */
  long bot() {
    Matcher form = TOKEN.matcher(token.value());
    if (!form.matches()) {
      throw new IllegalArgumentException("Um token do Telegram tem a forma 123456789:AAE…");
    }
    return Long.parseLong(form.group(1));
  }

  <T extends Serializable, M extends BotApiMethod<T>> T call(M method) throws ApiFailure {
    return make(client -> client.executeAsync(method));
  }

  <T> T make(Wish<T> request) throws ApiFailure {
    try {
      return request.on(telegram).get();
    } catch (ExecutionException failed) {
      throw told(failed.getCause() == null ? failed : failed.getCause());
    } catch (TelegramApiException unmade) {
      throw told(unmade);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new NoAnswer("interrupted", true);
    }
  }

  /**
   * Downloads a file by the path that getFile gave. telegrambots' own download knows no other host
   * than Telegram's.
   */
  byte[] download(String path) throws ApiFailure {
    HttpUrl url =
        new HttpUrl.Builder()
            .scheme(apiUrl.getScheme())
            .host(apiUrl.getHost())
            .port(port(apiUrl))
            .addPathSegments("file/bot" + token.value())
            .addPathSegments(path)
            .build();
    try (Response response = http.newCall(new Request.Builder().url(url).build()).execute()) {
      if (!response.isSuccessful() || response.body() == null) {
        throw new Refusal(response.code(), "HTTP " + response.code(), null);
      }
      return response.body().bytes();
    } catch (IOException broken) {
      throw told(broken);
    }
  }

  private ApiFailure told(Throwable failure) {
    if (failure instanceof TelegramApiRequestException answer && answer.getErrorCode() != null) {
      return new Refusal(answer.getErrorCode(), clean(answer.getApiResponse()), retryAfter(answer));
    }
    if (failure instanceof TelegramApiValidationException unfit) {
      return new Refusal(400, clean(unfit.getMessage()), null);
    }
    boolean neverWritten = failure instanceof IOException && !brokeWhileWritten(failure);
    return new NoAnswer(clean(failure.toString()), !neverWritten);
  }

  private static @Nullable Duration retryAfter(TelegramApiRequestException answer) {
    return answer.getParameters() == null || answer.getParameters().getRetryAfter() == null
        ? null
        : Duration.ofSeconds(answer.getParameters().getRetryAfter());
  }

  private static boolean brokeWhileWritten(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof WholeAnswer.LineBroken) {
        return true;
      }
    }
    return false;
  }

  private String clean(@Nullable String text) {
    return String.valueOf(text).replace(token.value(), token.toString());
  }

  /** Cuts every call that is under way. */
  void cancel() {
    http.dispatcher().cancelAll();
  }

  @Override
  public void close() {
    cancel();
    http.connectionPool().evictAll();
    http.dispatcher().executorService().shutdown();
  }
}
