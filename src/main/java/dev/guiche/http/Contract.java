package dev.guiche.http;

import dev.guiche.desk.Role;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * {@code openapi/guiche.yaml}: what is served as the document, and a copy of it that the router
 * understands.
 *
 * <p>The router knows few media types and no relative server address, and would refuse the document
 * for parts that it never uses: the copy has no responses, no servers, and only JSON bodies.
 */
public final class Contract {
  private static final String FILE = "/openapi/guiche.yaml";
  private static final List<String> METHODS = List.of("get", "put", "post", "delete", "patch");

  private final Buffer document;
  private final OpenAPIContract routes;

  private Contract(Buffer document, OpenAPIContract routes) {
    this.document = document;
    this.routes = routes;
  }

  /** Blocks; not on an event loop. */
  public static Contract load(Vertx vertx) {
    var document = new JsonObject(read());
    var forRouting = document.copy();
    forRouting.remove("servers");
    forRouting.remove("security");
    for (var path : forRouting.getJsonObject("paths")) {
      METHODS.stream()
          .map(((JsonObject) path.getValue())::getJsonObject)
          .filter(Objects::nonNull)
          .forEach(Contract::leaveWhatIsRouted);
    }
    var routes =
        OpenAPIContract.from(vertx, forRouting).toCompletionStage().toCompletableFuture().join();
    routes.operations().forEach(Contract::lowestRole);
    return new Contract(document.toBuffer(), routes);
  }

  @SuppressWarnings("unchecked") // a document's root is a map
  private static Map<String, Object> read() {
    try (InputStream file = Contract.class.getResourceAsStream(FILE)) {
      var settings = LoadSettings.builder().setLabel(FILE).build();
      return (Map<String, Object>)
          new Load(settings).loadFromInputStream(Objects.requireNonNull(file, FILE));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static void leaveWhatIsRouted(JsonObject operation) {
    operation.remove("security");
    var anything = new JsonObject().put("description", "");
    operation.put("responses", new JsonObject().put("default", anything));
    var body = operation.getJsonObject("requestBody");
    if (body != null && !body.getJsonObject("content").containsKey("application/json")) {
      operation.remove("requestBody");
      operation.put("x-raw-body", true);
    }
  }

  /** The document as JSON. */
  public Buffer document() {
    return document;
  }

  public OpenAPIContract routes() {
    return routes;
  }

  /** The methods that the path, below {@code /api/v1}, knows; empty when there is no such path. */
  public List<HttpMethod> methodsOf(String path) {
    var known = routes.findPath(path);
    return known == null
        ? List.of()
        : known.getOperations().stream().map(Operation::getHttpMethod).toList();
  }

  /** The lowest role that may call the operation; empty where no consultant needs to log in. */
  public static Optional<Role> lowestRole(Operation operation) {
    var role = role(operation);
    return role.equals("public") || role.equals("customer")
        ? Optional.empty()
        : Optional.of(Role.valueOf(role.toUpperCase(Locale.ROOT)));
  }

  /** Whether only a customer who is logged in may call the operation. */
  public static boolean isForCustomers(Operation operation) {
    return role(operation).equals("customer");
  }

  private static String role(Operation operation) {
    return Objects.requireNonNull(
        (String) operation.getExtensions().get("x-role"),
        () -> operation.getOperationId() + " has no x-role");
  }

  /** Whether the body is a file, which the endpoint reads by itself. */
  static boolean takesRawBody(Operation operation) {
    return operation.getExtensions().containsKey("x-raw-body");
  }
}
