package dev.guiche.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guiche.http.door.Caller;
import dev.guiche.http.door.Door;
import dev.guiche.http.door.Refused;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.validation.RequestValidator;
import io.vertx.openapi.validation.ValidatedRequest;
import io.vertx.openapi.validation.ValidatorException;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code /api/v1}. Runs each request on a virtual thread of its own: let in, checked against the
 * document, handed to its endpoint, answered. So many at once and no more; the next one is asked to
 * come back.
 */
public final class Api {
  private static final Logger LOG = LoggerFactory.getLogger(Api.class);

  static final String BASE = "/api/v1";

  private static final int AT_ONCE = 512;

  private final Vertx vertx;
  private final Contract contract;
  private final Door door;
  private final Register register;
  private final Endpoints endpoints;
  private final RequestValidator validator;
  private final Semaphore room = new Semaphore(AT_ONCE);

  /**
   * Reads the contract; not on an event loop.
   *
   * @param parts together they serve each operation of the document, and nothing else
   */
  public Api(Vertx vertx, Door door, Register register, List<Endpoints.Group> parts) {
    this.vertx = vertx;
    this.contract = Contract.load(vertx);
    this.door = door;
    this.register = register;
    var served = new Endpoints().add(new DocumentEndpoints(contract));
    parts.forEach(served::add);
    this.endpoints = served.checkedAgainst(contract);
    this.validator = RequestValidator.create(vertx, KeptValidators.of(contract.routes()));
  }

  /** Everything below {@code /api/v1}. */
  public void mount(Router router) {
    // Before anything matches a path: the router itself would stumble over such a query.
    router.route(BASE + "/*").handler(this::refuseUnreadableQuery);
    router.route(BASE + "/*").subRouter(operations());
  }

  private void refuseUnreadableQuery(RoutingContext context) {
    try {
      context.queryParams();
      context.next();
    } catch (HttpException unreadable) {
      failed(context);
    }
  }

  private Router operations() {
    var builder = RouterBuilder.create(vertx, contract.routes());
    for (var route : builder.getRoutes()) {
      var operation = route.getOperation();
      var endpoint = endpoints.of(operation);
      // Who may not come in is not told what is wrong with their request: we check it ourselves.
      route
          .setDoSecurity(false)
          .setDoValidation(false)
          .addHandler(context -> receive(context, operation, endpoint));
    }
    var router = builder.createRouter();
    router.route().handler(this::noSuchOperation).failureHandler(this::failed);
    return router;
  }

  private void receive(RoutingContext context, Operation operation, Endpoint endpoint) {
    if (operation.getRequestBody() == null) {
      context.request().pause();
      start(context, operation, endpoint, null);
      return;
    }
    Bodies.read(vertx, context.request(), Bodies.JSON_LIMIT)
        .whenComplete(
            (body, failure) -> {
              if (failure != null) {
                send(context, vertx.getOrCreateContext(), Answer.of(Problems.of(failure)));
              } else {
                start(context, operation, endpoint, body);
              }
            });
  }

  private void start(
      RoutingContext context, Operation operation, Endpoint endpoint, @Nullable Buffer body) {
    var loop = vertx.getOrCreateContext();
    if (!room.tryAcquire()) {
      send(context, loop, Answer.of(Problems.of(new Refused.Busy())));
      return;
    }
    Thread.ofVirtual()
        .name(operation.getOperationId())
        .start(
            () -> {
              try {
                send(context, loop, answer(context, loop, operation, endpoint, body));
              } finally {
                room.release();
              }
            });
  }

  private Answer answer(
      RoutingContext context,
      Context loop,
      Operation operation,
      Endpoint endpoint,
      @Nullable Buffer body) {
    Answer answer;
    Caller caller = null;
    try {
      boolean customers = Contract.isForCustomers(operation);
      var customer = customers ? door.admitCustomer(context.request()) : null;
      caller = customers ? null : door.admit(context.request(), Contract.lowestRole(operation));
      var checked = check(context, operation, body);
      answer =
          endpoint
              .handle(new Call(context, loop, checked, caller, customer, readAgain(body)))
              .packed(context.request().getHeader("Accept-Encoding"));
    } catch (Throwable failure) {
      answer = Answer.of(Problems.of(failure));
      if (failure instanceof Refused.Forbidden || failure instanceof Refused.CrossSite) {
        caller = door.known(context.request());
      }
    }
    register.write(context, operation, caller, body, answer.status());
    return answer;
  }

  private ValidatedRequest check(
      RoutingContext context, Operation operation, @Nullable Buffer body) {
    var incoming = Incoming.of(context, operation, body);
    try {
      return validator
          .validate(incoming, operation.getOperationId())
          .toCompletionStage()
          .toCompletableFuture()
          .join();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof ValidatorException invalid) {
        throw invalid;
      }
      // It stumbles over some values, such as an empty e-mail address, which are wrong indeed.
      LOG.debug("The validator stumbled", failed);
      throw new Refused.Invalid("", "Um dos valores não tem a forma esperada.");
    }
  }

  private static @Nullable JsonNode readAgain(@Nullable Buffer body) {
    if (body == null || body.length() == 0) {
      return null;
    }
    var json = Json.read(body);
    Texts.refuseUnstorable(json);
    return json;
  }

  private void noSuchOperation(RoutingContext context) {
    var methods = contract.methodsOf(context.normalizedPath().substring(BASE.length()));
    var allowed = methods.stream().map(Object::toString).collect(Collectors.joining(", "));
    var refused = methods.isEmpty() ? new Refused.NotFound() : new Refused.NoSuchMethod(allowed);
    send(context, vertx.getOrCreateContext(), Answer.of(Problems.of(refused)));
  }

  /** What the router itself could not read, such as a path that is no UTF-8. */
  private void failed(RoutingContext context) {
    var failure = context.failure();
    var refused =
        failure == null || failure instanceof HttpException
            ? new Refused.Invalid("", "O endereço não pôde ser lido.")
            : failure;
    send(context, vertx.getOrCreateContext(), Answer.of(Problems.of(refused)));
  }

  private static void send(RoutingContext context, Context loop, Answer answer) {
    if (answer.isWritten()) {
      return;
    }
    loop.runOnContext(
        onLoop -> {
          var response = context.response();
          if (!response.ended() && !response.closed()) {
            response.setStatusCode(answer.status());
            response.putHeader("Cache-Control", "no-store");
            response.putHeader("X-Content-Type-Options", "nosniff");
            answer.headers().forEach(response::putHeader);
            if (answer.body() == null) {
              response.end();
            } else {
              response.end(answer.body());
            }
          }
          Bodies.discard(context.request());
        });
  }
}
