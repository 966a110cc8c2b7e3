package dev.guiche.channel.webchat;

import dev.guiche.channel.ChannelName;
import dev.guiche.channel.VisitorTimeline;
import dev.guiche.database.DatabaseFailure;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Files of visitors, in and out, for whoever shows the visitor's token. */
final class FileDoor {
  private static final Logger LOG = LoggerFactory.getLogger(FileDoor.class);
  private static final Pattern MEDIA_TYPE = Pattern.compile("[a-z]+/[a-z0-9.+-]{1,100}");
  private static final int LONGEST_NAME = 200;
  private static final long IN_MEMORY = 160L << 20;
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final String VISITOR = "visitor";

  private final ChannelName channel;
  private final Visitors visitors;
  private final Uploads uploads;
  private final VisitorTimeline timeline;
  private final Limits limits;
  private final Callers callers;
  private final long longest;
  private final FileRoom room;

  /**
   * @param longest bytes of one file
   */
  FileDoor(
      ChannelName channel,
      Visitors visitors,
      Uploads uploads,
      VisitorTimeline timeline,
      Limits limits,
      Callers callers,
      long longest) {
    this.channel = channel;
    this.visitors = visitors;
    this.uploads = uploads;
    this.timeline = timeline;
    this.limits = limits;
    this.callers = callers;
    this.longest = longest;
    this.room = new FileRoom(IN_MEMORY, longest);
  }

  /** Looks at what can be known before a body is read, and who it is. */
  void admit(RoutingContext request) {
    var token = Token.fromHeader(request.request().getHeader(HttpHeaders.AUTHORIZATION));
    long size = announced(request);
    if (token == null) {
      refuseToken(request, "Mande Authorization: Bearer com o token do visitante.");
    } else if (size < 0) {
      Problems.answer(request, 411, "length", "Diga o tamanho do arquivo em Content-Length.");
    } else if (size > longest) {
      tooLarge(request);
    } else if (!takeRoom(request, size)) {
      Problems.busy(request, 2);
    } else {
      request.request().pause();
      Context context = Vertx.currentContext();
      work(request, () -> identify(request, token, context));
    }
  }

  /** Bytes that the request will need in memory; -1 when it does not say. */
  private long announced(RoutingContext request) {
    if (request.request().method().name().equals("GET")) {
      return longest; // nobody knows before it is read
    }
    String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
    return length != null && length.matches("\\d{1,15}") ? Long.parseLong(length) : -1;
  }

  private boolean takeRoom(RoutingContext request, long size) {
    String caller = callers.counted(request.request());
    if (!room.enter(caller, size)) {
      return false;
    }
    var connection = request.request().connection();
    long late = request.vertx().setTimer(PATIENCE.toMillis(), tooSlow -> connection.close());
    request.addEndHandler(
        ended -> {
          request.vertx().cancelTimer(late);
          room.leave(caller, size);
        });
    return true;
  }

  private void identify(RoutingContext request, Token token, Context context) {
    var visitor = visitors.of(token).orElse(null);
    int wait = visitor == null ? 0 : limits.wait(Limits.Rule.FILE, visitor.address().value());
    if (visitor == null) {
      refuseToken(request, "O token não vale mais. Diga hello de novo.");
    } else if (wait > 0) {
      Problems.tooMany(request, wait);
    } else {
      request.put(VISITOR, visitor);
      context.runOnContext(known -> request.next());
    }
  }

  /** Keeps a file for the message that will carry it: 201 with its number. */
  void upload(RoutingContext request) {
    Buffer body = request.body().buffer();
    if (body == null || body.length() == 0) {
      Problems.answer(request, 400, "empty", "O arquivo está vazio.");
      return;
    }
    String name = fileName(request.queryParam("name").stream().findFirst().orElse(""));
    String type = mediaType(request.request().getHeader(HttpHeaders.CONTENT_TYPE));
    work(request, () -> keep(request, name, type, body.getBytes()));
  }

  private void keep(RoutingContext request, String name, String type, byte[] bytes) {
    uploads
        .keep(visitor(request), name, type, bytes)
        .ifPresentOrElse(
            id -> created(request, id, name, type, bytes.length),
            () ->
                Problems.answer(
                    request,
                    413,
                    "daily",
                    "O limite de arquivos de hoje foi atingido. Tente amanhã."));
  }

  private static void created(
      RoutingContext request, long id, String name, String type, long size) {
    var file =
        new JsonObject().put("id", id).put("name", name).put("mediaType", type).put("size", size);
    request.response().setStatusCode(201).putHeader(HttpHeaders.CONTENT_TYPE, "application/json");
    request.response().end(file.encode());
  }

  /** A file of the visitor's own talk; 404 for every other. */
  void download(RoutingContext request) {
    request.request().resume();
    long id = Long.parseLong(request.pathParam("file"));
    work(request, () -> send(request, id));
  }

  private void send(RoutingContext request, long id) {
    timeline
        .file(channel, visitor(request).address(), id)
        .ifPresentOrElse(
            file -> {
              SafeFile.headers(file).forEach(request.response()::putHeader);
              request.response().end(Buffer.buffer(file.bytes()));
            },
            () ->
                Problems.answer(request, 404, "file", "Este arquivo não existe na sua conversa."));
  }

  private static Visitor visitor(RoutingContext request) {
    return Objects.requireNonNull(request.<Visitor>get(VISITOR));
  }

  private void work(RoutingContext request, Runnable work) {
    Thread.ofVirtual().name("webchat-file").start(() -> answer(request, work));
  }

  private void answer(RoutingContext request, Runnable work) {
    try {
      work.run();
    } catch (DatabaseFailure noAnswer) {
      LOG.warn("Chat {}: a file has to wait: {}", channel, noAnswer.getMessage());
      Problems.busy(request, 2);
    } catch (RuntimeException ours) {
      LOG.error("Chat {}: a file could not be served", channel, ours);
      Problems.answer(request, 500, "internal", "Algo falhou do nosso lado. Tente de novo.");
    }
  }

  private static void refuseToken(RoutingContext request, String cure) {
    Problems.answer(request, 401, "token", cure);
  }

  private void tooLarge(RoutingContext request) {
    long mb = longest >> 20;
    Problems.answer(request, 413, "too-large", "Um arquivo pode ter no máximo " + mb + " MB.");
  }

  private static String fileName(String given) {
    String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
    String clean = last.replaceAll("\\p{Cntrl}", "").strip();
    String cut = clean.length() > LONGEST_NAME ? clean.substring(0, LONGEST_NAME) : clean;
    return cut.isEmpty() || cut.equals(".") || cut.equals("..") ? "arquivo" : cut;
  }

  private static String mediaType(@Nullable String header) {
    String type = header == null ? "" : header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return MEDIA_TYPE.matcher(type).matches() ? type : "application/octet-stream";
  }
}
