package dev.guiche.http;

import dev.guiche.audit.AuditLog;
import dev.guiche.audit.Deed;
import dev.guiche.config.AddressRange;
import dev.guiche.database.Database;
import dev.guiche.database.DatabaseFailure;
import dev.guiche.http.door.Caller;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.vertx.openapi.contract.Operation;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts every request that changes something on the audit record, whatever became of it, before it
 * is answered. Of strangers only what was done, and logins: else anybody could fill the record.
 */
public final class Register {
  private static final Logger LOG = LoggerFactory.getLogger(Register.class);
  private static final String LOGIN = "logIn";
  private static final int LONGEST = 200;

  private final AuditLog log;
  private final ClientAddress addresses;

  public Register(Database database, List<AddressRange> trustedProxies) {
    this.log = new AuditLog(database);
    this.addresses = new ClientAddress(trustedProxies);
  }

  void write(
      RoutingContext context,
      Operation operation,
      @Nullable Caller caller,
      @Nullable Buffer body,
      int status) {
    boolean login = operation.getOperationId().equals(LOGIN);
    if (operation.getHttpMethod().equals(HttpMethod.GET)
        || (caller == null && !login && status >= 400)) {
      return;
    }
    try {
      log.write(
          new Deed(
              caller == null ? null : caller.id().value(),
              login ? account(body) : null,
              entry(caller),
              mark(caller),
              brief(addresses.of(context.request())),
              operation.getOperationId(),
              ids(context),
              status));
    } catch (DatabaseFailure away) {
      LOG.error("{} could not be put on the audit record", operation.getOperationId(), away);
    }
  }

  private static @Nullable String account(@Nullable Buffer body) {
    try {
      return body == null ? null : brief(Json.read(body).path("email").asText());
    } catch (Json.NotJson unreadable) {
      return null;
    }
  }

  private static Deed.Entry entry(@Nullable Caller caller) {
    return switch (caller == null ? null : caller.entry()) {
      case null -> Deed.Entry.NONE;
      case Caller.Entry.Session session -> Deed.Entry.SESSION;
      case Caller.Entry.Token token -> Deed.Entry.TOKEN;
    };
  }

  /** Tells one session from another, and opens none. */
  private static @Nullable String mark(@Nullable Caller caller) {
    return switch (caller == null ? null : caller.entry()) {
      case null -> null;
      case Caller.Entry.Session session -> HexFormat.of().formatHex(session.hash(), 0, 4);
      case Caller.Entry.Token token -> Long.toString(token.id());
    };
  }

  private static String ids(RoutingContext context) {
    return brief(
        context.pathParams().values().stream()
            .filter(value -> value.matches("[0-9A-Za-z-]+"))
            .collect(Collectors.joining(",")));
  }

  private static String brief(String text) {
    String clean = text.replace("\0", "");
    return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST);
  }
}
