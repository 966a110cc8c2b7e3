package dev.guiche.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guiche.conversation.Sight;
import dev.guiche.desk.ConsultantId;
import dev.guiche.http.door.Caller;
import dev.guiche.http.door.Customer;
import io.vertx.core.Context;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.openapi.validation.RequestParameter;
import io.vertx.openapi.validation.ValidatedRequest;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One request that has been let in and is as the document says. */
public final class Call {
  private final RoutingContext context;
  private final Context loop;
  private final ValidatedRequest checked;
  private final @Nullable Caller caller;
  private final @Nullable Customer customer;
  private final @Nullable JsonNode body;

  Call(
      RoutingContext context,
      Context loop,
      ValidatedRequest checked,
      @Nullable Caller caller,
      @Nullable Customer customer,
      @Nullable JsonNode body) {
    this.context = context;
    this.loop = loop;
    this.checked = checked;
    this.caller = caller;
    this.customer = customer;
    this.body = body;
  }

  /** Only for operations of consultants and programs. */
  public Caller caller() {
    return Objects.requireNonNull(caller, "Only what asks for a role has a caller");
  }

  /** Only for operations of customers. */
  public Customer customer() {
    return Objects.requireNonNull(customer, "Only what is for customers has one");
  }

  public ConsultantId me() {
    return caller().id();
  }

  public Sight sight() {
    return caller().sight();
  }

  /** The contract names every parameter that is asked for, so each has at least an empty value. */
  private static RequestParameter value(@Nullable RequestParameter declared) {
    return Objects.requireNonNull(declared);
  }

  /** {@code {id}} of the path. */
  public long id() {
    return Objects.requireNonNull(value(checked.getPathParameters().get("id")).getLong());
  }

  /** Another part of the path, in words. */
  public String pathText(String name) {
    return Objects.requireNonNull(value(checked.getPathParameters().get(name)).getString());
  }

  public Optional<String> text(String parameter) {
    return Optional.ofNullable(value(checked.getQuery().get(parameter)).getString());
  }

  public Optional<Long> number(String parameter) {
    return Optional.ofNullable(value(checked.getQuery().get(parameter)).getLong());
  }

  public boolean flag(String parameter) {
    return Boolean.TRUE.equals(value(checked.getQuery().get(parameter)).getBoolean());
  }

  /** {@code limit}, or what is usual. */
  public int limit() {
    return number("limit").map(Math::toIntExact).orElse(50);
  }

  public JsonNode body() {
    return Objects.requireNonNull(body, "The operation has no JSON body");
  }

  public <T> T body(Class<T> type) {
    return Json.as(body(), type);
  }

  /** The event loop of the connection: what touches the request or response runs there. */
  public Context loop() {
    return loop;
  }

  public HttpServerRequest request() {
    return context.request();
  }
}
