package dev.guiche.channel.webchat;

import dev.guiche.channel.ChannelName;
import dev.guiche.channel.VisitorFile;
import dev.guiche.channel.VisitorTimeline;
import dev.guiche.database.DatabaseFailure;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Files of visitors, in and out, for whoever shows the visitor's token. */
final class FileDoor {
  private static final Logger LOG = LoggerFactory.getLogger(FileDoor.class);
  private static final Pattern MEDIA_TYPE = Pattern.compile("[a-z]+/[a-z0-9.+-]{1,100}");
  private static final int LONGEST_NAME = 200;

  /** Files in memory at once; each may have 25 MB. */
  private static final int MOST_AT_WORK = 12;

  private final ChannelName channel;
  private final Visitors visitors;
  private final Uploads uploads;
  private final VisitorTimeline timeline;
  private final Limits limits;
  private final long longest;
  private final Semaphore room = new Semaphore(MOST_AT_WORK);

  /**
   * @param longest bytes of one file
   */
  FileDoor(
      ChannelName channel,
      Visitors visitors,
      Uploads uploads,
      VisitorTimeline timeline,
      Limits limits,
      long longest) {
    this.channel = channel;
    this.visitors = visitors;
    this.uploads = uploads;
    this.timeline = timeline;
    this.limits = limits;
    this.longest = longest;
  }

  /** Looks at what can be known before the body is read. */
  void admit(RoutingContext request) {
    var token = Token.fromHeader(request.request().getHeader(HttpHeaders.AUTHORIZATION));
    String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
    if (token == null) {
      Problems.answer(
          request, 401, "token", "Mande Authorization: Bearer com o token do visitante.");
    } else if (length != null && !isWithin(longest, length)) {
      tooLarge(request);
    } else if (!room.tryAcquire()) {
      Problems.busy(request, 2);
    } else {
      request.addEndHandler(ended -> room.release());
      request.next();
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
    withVisitor(request, visitor -> keep(request, visitor, name, type, body.getBytes()));
  }

  private void keep(
      RoutingContext request, Visitor visitor, String name, String type, byte[] bytes) {
    int wait = limits.wait(Limits.Rule.FILE, visitor.address().value());
    if (wait > 0) {
      Problems.tooMany(request, wait);
      return;
    }
    uploads
        .keep(visitor, name, type, bytes)
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
    long id = Long.parseLong(request.pathParam("file"));
    withVisitor(
        request,
        visitor ->
            timeline
                .file(channel, visitor.address(), id)
                .ifPresentOrElse(
                    file -> send(request, file),
                    () ->
                        Problems.answer(
                            request, 404, "file", "Este arquivo não existe na sua conversa.")));
  }

  private static void send(RoutingContext request, VisitorFile file) {
    SafeFile.headers(file).forEach(request.response()::putHeader);
    request.response().end(Buffer.buffer(file.bytes()));
  }

  private void withVisitor(RoutingContext request, Consumer<Visitor> work) {
    var token =
        Objects.requireNonNull(
            Token.fromHeader(request.request().getHeader(HttpHeaders.AUTHORIZATION)));
    Thread.ofVirtual().name("webchat-file").start(() -> answer(request, token, work));
  }

  private void answer(RoutingContext request, Token token, Consumer<Visitor> work) {
    try {
      visitors
          .of(token)
          .ifPresentOrElse(
              work,
              () ->
                  Problems.answer(
                      request, 401, "token", "O token não vale mais. Diga hello de novo."));
    } catch (DatabaseFailure noAnswer) {
      LOG.warn("Chat {}: a file has to wait: {}", channel, noAnswer.getMessage());
      Problems.busy(request, 2);
    } catch (RuntimeException ours) {
      LOG.error("Chat {}: a file could not be served", channel, ours);
      Problems.answer(request, 500, "internal", "Algo falhou do nosso lado. Tente de novo.");
    }
  }

  private void tooLarge(RoutingContext request) {
    long mb = longest >> 20;
    Problems.answer(request, 413, "too-large", "Um arquivo pode ter no máximo " + mb + " MB.");
  }

  private static boolean isWithin(long longest, String length) {
    return length.matches("\\d{1,12}") && Long.parseLong(length) <= longest;
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
