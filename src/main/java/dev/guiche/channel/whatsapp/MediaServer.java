package dev.guiche.channel.whatsapp;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.guiche.channel.OutboundAttachment;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Hands our files to Twilio, to whom holds a signed link. */
final class MediaServer {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
  private static final Pattern MEDIA_TYPE =
      Pattern.compile("[\\w.+-]+/[\\w.+-]+(; ?[\\w.+-]+=[\\w.+-]+)*");

  private final MediaLinks links;
  private final MediaSource source;
  private final Hooks hooks;

  MediaServer(MediaLinks links, MediaSource source, Hooks hooks) {
    this.links = links;
    this.source = source;
    this.hooks = hooks;
  }

  void mount(Router router, String path) {
    router.get(path + "/media/:file").handler(this::serve);
    router.head(path + "/media/:file").handler(this::serve);
  }

  private void serve(RoutingContext call) {
    Long file = number(call.pathParam("file"));
    Long expires = number(call.request().getParam("exp"));
    String signature = call.request().getParam("sig");
    if (file == null
        || expires == null
        || signature == null
        || !links.allows(file, expires, signature)) {
      Answer.NOT_FOUND.give(call.response());
      return;
    }
    hooks.serve(call, () -> find(file));
  }

  private static @Nullable Long number(@Nullable String digits) {
    return digits != null && NUMBER.matcher(digits).matches() ? Long.valueOf(digits) : null;
  }

  private Answer find(long file) {
    OutboundAttachment found = source.find(file);
    return found == null ? Answer.NOT_FOUND : response -> write(found, response);
  }

  private static void write(OutboundAttachment file, HttpServerResponse response) {
    boolean isPlain = MEDIA_TYPE.matcher(file.mediaType()).matches();
    response
        .putHeader("Content-Type", isPlain ? file.mediaType() : "application/octet-stream")
        .putHeader("Content-Disposition", "attachment; filename*=UTF-8''" + encoded(file.name()))
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("Content-Security-Policy", "sandbox; default-src 'none'")
        .putHeader("Cache-Control", "private, no-store")
        .end(Buffer.buffer(file.bytes()));
  }

  private static String encoded(String name) {
    return URLEncoder.encode(name, UTF_8).replace("+", "%20").replace("*", "%2A");
  }
}
