package dev.guiche.channel.whatsapp;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One request and its whole answer, bounded in time and size. Follows no redirect. */
final class Web {
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(Duration.ofSeconds(10))
          .executor(Executors.newVirtualThreadPerTaskExecutor())
          .build();

  private final Duration patience;

  /**
   * @param patience for the whole exchange; the client's own time-out ends at the headers
   */
  Web(Duration patience) {
    this.patience = patience;
  }

  /**
   * @param largest the most bytes of an answer
   * @throws TwilioFailure when there is no whole answer
   */
  HttpResponse<byte[]> exchange(HttpRequest request, long largest) {
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), largest));
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException failed) {
      throw failure(failed.getCause() == null ? failed : failed.getCause());
    } catch (TimeoutException tooLong) {
      answer.cancel(true);
      throw new TwilioFailure.Unanswered(tooLong);
    } catch (InterruptedException stopped) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new TwilioFailure.Unanswered(stopped);
    }
  }

  private static TwilioFailure failure(Throwable cause) {
    for (Throwable at = cause; at != null; at = at.getCause()) {
      if (at instanceof ConnectException
          || at instanceof HttpConnectTimeoutException
          || at instanceof UnresolvedAddressException) {
        return new TwilioFailure.Unreached(cause);
      }
      if (isTooLarge(at)) {
        return new TwilioFailure.TooLarge(cause);
      }
    }
    return new TwilioFailure.Unanswered(cause);
  }

  /** The client has no type of its own for this; a test watches over its words. */
  private static boolean isTooLarge(Throwable cause) {
    return cause instanceof IOException
        && String.valueOf(cause.getMessage()).startsWith("body exceeds capacity");
  }
}
