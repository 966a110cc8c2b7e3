package dev.guiche.portal.help;

import dev.guiche.config.GuicheConfig;
import dev.guiche.database.Database;
import dev.guiche.http.ClientAddress;
import dev.guiche.knowledge.ArticleImages;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /ajuda}: which page is asked for. */
public final class Help {
  private static final Logger LOG = LoggerFactory.getLogger(Help.class);
  private static final Pattern NAMED = Pattern.compile("(?:.{0,120}-)?([0-9]{1,18})");
  private static final Set<String> SPOKEN = Set.of("pt", "en", "es");
  private static final int AT_ONCE = 64;
  private static final int LONGEST = 300;

  private final Vertx vertx;
  private final HelpPages pages;
  private final ArticleImages images;
  private final Locale house;
  private final ClientAddress clientAddress;
  private final Semaphore room = new Semaphore(AT_ONCE);

  /**
   * @param publicUrl how customers reach us; no slash at its end
   */
  public Help(Vertx vertx, Database database, GuicheConfig config, URI publicUrl) {
    this.vertx = vertx;
    this.pages = new HelpPages(database, config.organization(), publicUrl);
    this.images = new ArticleImages(database);
    this.house = config.organization().locale();
    this.clientAddress = new ClientAddress(config.trustedProxies());
  }

  /** An answer that is still to be sent. */
  private record Ready(int status, String type, Buffer body, String caching, String location) {
    static Ready html(int status, String html, String caching) {
      return new Ready(status, "text/html; charset=utf-8", Buffer.buffer(html), caching, "");
    }

    static Ready to(int status, String location) {
      return new Ready(status, "text/plain", Buffer.buffer(), "no-store", location);
    }
  }

  public void mount(Router router) {
    on(router, "/ajuda", call -> home(call));
    on(router, "/ajuda/", call -> Ready.to(301, "/ajuda"));
    on(router, "/ajuda/busca", call -> search(call));
    on(router, "/ajuda/sitemap.xml", call -> sitemap());
    on(router, "/ajuda/imagens/:id", call -> image(call));
    on(router, "/ajuda/:named", call -> article(call));
    router.post("/ajuda/:named/:said").handler(call -> answer(call, this::vote));
  }

  private void on(Router router, String path, Function<RoutingContext, Ready> page) {
    router.get(path).handler(call -> answer(call, page));
  }

  private void answer(RoutingContext call, Function<RoutingContext, Ready> page) {
    if (!room.tryAcquire()) {
      send(call, Ready.html(503, pages.gone(), "no-store"));
      return;
    }
    var loop = vertx.getOrCreateContext();
    Thread.ofVirtual()
        .name("help")
        .start(
            () -> {
              try {
                var ready = page.apply(call);
                loop.runOnContext(now -> send(call, ready));
              } catch (RuntimeException failed) {
                LOG.warn("A page of the help could not be written", failed);
                loop.runOnContext(now -> call.fail(503));
              } finally {
                room.release();
              }
            });
  }

  private static void send(RoutingContext call, Ready ready) {
    var response = call.response();
    response
        .setStatusCode(ready.status())
        .putHeader("Content-Type", ready.type())
        .putHeader("Cache-Control", ready.caching());
    if (!ready.location().isEmpty()) {
      response.putHeader("Location", ready.location());
    }
    response.end(ready.body());
  }

  private Ready home(RoutingContext call) {
    return Ready.html(
        200, pages.home(locale(call), parameter(call, "assunto")), "public, max-age=60");
  }

  private Ready search(RoutingContext call) {
    String asked = parameter(call, "q").strip();
    return asked.isEmpty()
        ? Ready.to(303, "/ajuda")
        : Ready.html(200, pages.search(locale(call), asked), "no-store");
  }

  private Ready sitemap() {
    return new Ready(
        200,
        "application/xml; charset=utf-8",
        Buffer.buffer(pages.sitemap()),
        "public, max-age=3600",
        "");
  }

  private Ready image(RoutingContext call) {
    var id = number(call.pathParam("id"));
    var image = id.isEmpty() ? null : images.published(id.getAsLong()).orElse(null);
    return image == null
        ? gone()
        : new Ready(
            200, image.mediaType(), Buffer.buffer(image.bytes()), "public, max-age=3600", "");
  }

  private Ready article(RoutingContext call) {
    var id = number(call.pathParam("named"));
    var page = id.isEmpty() ? null : pages.find(id.getAsLong()).orElse(null);
    if (page == null) {
      return gone();
    }
    String path = page.entry().path();
    if (!path.equals(call.normalizedPath())) {
      return Ready.to(301, path);
    }
    boolean thanked = call.request().getParam("obrigado") != null;
    return Ready.html(
        200, pages.article(page, thanked), thanked ? "no-store" : "public, max-age=60");
  }

  private Ready vote(RoutingContext call) {
    var id = number(call.pathParam("named"));
    String said = call.pathParam("said");
    var page = id.isEmpty() ? null : pages.find(id.getAsLong()).orElse(null);
    if (page == null || !Set.of("sim", "nao").contains(said)) {
      return gone();
    }
    pages.vote(page.entry().id(), hashed(clientAddress.of(call.request())), said.equals("sim"));
    return Ready.to(303, page.entry().path() + "?obrigado=1");
  }

  private Ready gone() {
    return Ready.html(404, pages.gone(), "no-store");
  }

  private Locale locale(RoutingContext call) {
    var wanted = Locale.forLanguageTag(parameter(call, "lang"));
    return SPOKEN.contains(wanted.getLanguage()) ? wanted : house;
  }

  private static String parameter(RoutingContext call, String name) {
    String value = call.request().getParam(name);
    // PostgreSQL keeps no U+0000 and no half characters.
    String clean = value == null ? "" : value.replaceAll("[\\p{Cc}\\p{Cs}]", " ");
    return clean.substring(0, Math.min(LONGEST, clean.length()));
  }

  private static OptionalLong number(@Nullable String named) {
    var matcher = NAMED.matcher(named == null ? "" : named);
    return matcher.matches()
        ? OptionalLong.of(Long.parseLong(matcher.group(1)))
        : OptionalLong.empty();
  }

  private static String hashed(String address) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(address.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 12);
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
