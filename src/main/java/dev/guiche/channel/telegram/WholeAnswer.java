package dev.guiche.channel.telegram;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Response;
import okhttp3.ResponseBody;

/**
 * Reads an answer to its end while the connection is at hand, and marks a line that broke after the
 * request had begun to go out. It stands behind the connecting, so that a failure to connect passes
 * it by.
 */
final class WholeAnswer implements Interceptor {
  private static final MediaType JSON = MediaType.get("application/json");

  /** From here on nobody knows what the other side has received. */
  static final class LineBroken extends IOException {
    LineBroken(IOException cause) {
      super(cause.toString());
    }
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    try (Response response = chain.proceed(chain.request())) {
      ResponseBody body = response.body();
      byte[] bytes = body == null ? new byte[0] : body.bytes();
      boolean json =
          body != null && body.contentType() != null && "json".equals(body.contentType().subtype());
      return response
          .newBuilder()
          .removeHeader("Retry-After") // OkHttp would send the same request again by itself
          .body(
              response.isSuccessful() || json
                  ? ResponseBody.create(bytes, JSON)
                  : ResponseBody.create(inTheApisWords(response.code()), JSON))
          .build();
    } catch (IOException broken) {
      throw new LineBroken(broken);
    }
  }

  /** What stands between us and the API answers in HTML. */
  private static String inTheApisWords(int status) {
    return "{\"ok\":false,\"error_code\":%d,\"description\":\"HTTP %d\"}".formatted(status, status);
  }
}
