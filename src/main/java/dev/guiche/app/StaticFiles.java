package dev.guiche.app;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.MimeMapping;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The browser side, as the build left it under {@code web/}. Files are read once, kept with their
 * compressed form and their hash, and answered from memory.
 */
final class StaticFiles {
  private static final Pattern PATH =
      Pattern.compile("(?:[A-Za-z0-9_-][A-Za-z0-9._-]*/)*[A-Za-z0-9_-][A-Za-z0-9._-]*");
  private static final Pattern COMPRESSIBLE =
      Pattern.compile("text/.*|.*(javascript|json|svg|xml|wasm).*");

  private final String root;
  private final Map<String, Optional<File>> files = new ConcurrentHashMap<>();

  private record File(Buffer plain, @Nullable Buffer zipped, String type, String tag) {}

  StaticFiles() {
    this("/web/");
  }

  /**
   * @param root where the files lie among the program's resources
   */
  StaticFiles(String root) {
    this.root = root;
  }

  void mount(Router router) {
    router.get("/").handler(call -> call.redirect("/panel/"));
    for (String page : new String[] {"panel", "portal", "sandbox"}) {
      router.get("/" + page + "/*").handler(call -> page(call, page));
    }
    router.get("/assets/*").handler(call -> file(call, "public, max-age=31536000, immutable"));
    router
        .get("/widget/*")
        .handler(StaticFiles::forAnySite)
        .handler(call -> file(call, "public, max-age=300"));
  }

  /** A page keeps its place in the address, so whatever is no file is the page itself. */
  private void page(RoutingContext call, String page) {
    String path = call.normalizedPath().substring(1);
    if (path.equals(page)) {
      call.redirect("/" + page + "/");
      return;
    }
    boolean named = path.substring(path.lastIndexOf('/') + 1).contains(".");
    answer(call, named ? path : page + "/index.html", "no-cache");
  }

  private void file(RoutingContext call, String caching) {
    answer(call, call.normalizedPath().substring(1), caching);
  }

  private static void forAnySite(RoutingContext call) {
    call.response()
        .putHeader("Access-Control-Allow-Origin", "*")
        .putHeader("Cross-Origin-Resource-Policy", "cross-origin");
    call.next();
  }

  private void answer(RoutingContext call, String path, String caching) {
    var known = files.get(path);
    if (known != null) {
      known.ifPresentOrElse(file -> send(call, file, caching), call::next);
      return;
    }
    call.vertx()
        .executeBlocking(() -> read(path))
        .onSuccess(file -> file.ifPresentOrElse(found -> send(call, found, caching), call::next))
        .onFailure(call::fail);
  }

  private static void send(RoutingContext call, File file, String caching) {
    var response =
        call.response()
            .putHeader("ETag", file.tag)
            .putHeader("Cache-Control", caching)
            .putHeader("Vary", "Accept-Encoding");
    if (file.tag.equals(call.request().getHeader("If-None-Match"))) {
      response.setStatusCode(304).end();
      return;
    }
    response.putHeader("Content-Type", file.type);
    String accepted = call.request().getHeader("Accept-Encoding");
    boolean zip = file.zipped != null && accepted != null && accepted.contains("gzip");
    Buffer body = zip && file.zipped != null ? file.zipped : file.plain;
    if (zip) {
      response.putHeader("Content-Encoding", "gzip");
    }
    if (call.request().method() == HttpMethod.HEAD) {
      response.putHeader("Content-Length", Integer.toString(body.length())).end();
    } else {
      response.end(body);
    }
  }

  /** Only files that are there are remembered, or strangers could fill our memory with names. */
  private Optional<File> read(String path) {
    if (!PATH.matcher(path).matches()) {
      return Optional.empty();
    }
    try (InputStream stream = StaticFiles.class.getResourceAsStream(root + path)) {
      if (stream == null) {
        return Optional.empty();
      }
      var file = Optional.of(file(path, stream.readAllBytes()));
      files.put(path, file);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static File file(String path, byte[] bytes) {
    String mime = MimeMapping.mimeTypeForFilename(path);
    String type = mime == null ? "application/octet-stream" : mime;
    boolean compress = COMPRESSIBLE.matcher(type).matches();
    String charset =
        type.startsWith("text/") || type.contains("javascript") ? "; charset=utf-8" : "";
    return new File(
        Buffer.buffer(bytes),
        compress ? Buffer.buffer(zip(bytes)) : null,
        type + charset,
        '"' + hash(bytes) + '"');
  }

  private static byte[] zip(byte[] bytes) {
    var zipped = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(zipped)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return zipped.toByteArray();
  }

  private static String hash(byte[] bytes) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(hash, 0, 12);
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
