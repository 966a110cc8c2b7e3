package dev.guiche.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import io.vertx.json.schema.common.dsl.SchemaType;
import io.vertx.openapi.contract.Location;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.Parameter;
import io.vertx.openapi.validation.RequestParameter;
import io.vertx.openapi.validation.ValidatableRequest;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request in the form in which the validator wants it.
 *
 * <p>The validator reads a parameter as JSON first, so that the text {@code 12} or {@code "} would
 * be a number or an error: texts are handed to it as JSON strings.
 */
record Incoming(
    Map<String, RequestParameter> path,
    Map<String, RequestParameter> query,
    @Nullable Buffer body,
    @Nullable String contentType)
    implements ValidatableRequest {
  private static final RequestParameter NONE = () -> null;

  static Incoming of(RoutingContext context, Operation operation, @Nullable Buffer body) {
    var path = new HashMap<String, RequestParameter>();
    var query = new HashMap<String, RequestParameter>();
    for (var parameter : operation.getParameters()) {
      String name = parameter.getName();
      if (parameter.getIn() == Location.PATH) {
        path.put(name, raw(parameter, context.pathParam(name)));
      } else {
        query.put(name, raw(parameter, context.queryParams().get(name)));
      }
    }
    return new Incoming(path, query, body, context.request().getHeader("Content-Type"));
  }

  private static RequestParameter raw(Parameter parameter, @Nullable String value) {
    if (value == null) {
      return NONE;
    }
    Texts.refuseUnstorable(value);
    String given =
        parameter.getSchemaType() == SchemaType.STRING && !value.isEmpty()
            ? io.vertx.core.json.Json.encode(value)
            : value;
    return () -> given;
  }

  @Override
  public Map<String, RequestParameter> getHeaders() {
    return Map.of();
  }

  @Override
  public Map<String, RequestParameter> getCookies() {
    return Map.of();
  }

  @Override
  public Map<String, RequestParameter> getPathParameters() {
    return path;
  }

  @Override
  public Map<String, RequestParameter> getQuery() {
    return query;
  }

  @Override
  public RequestParameter getBody() {
    return body == null ? NONE : () -> body;
  }

  @Override
  public @Nullable String getContentType() {
    return contentType;
  }
}
