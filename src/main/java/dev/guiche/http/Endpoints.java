package dev.guiche.http;

import io.vertx.openapi.contract.Operation;
import java.util.HashMap;
import java.util.Map;

/** Which endpoint serves which operation of the document. Each has exactly one. */
public final class Endpoints {
  private final Map<String, Endpoint> byOperation = new HashMap<>();

  public Endpoints on(String operation, Endpoint endpoint) {
    if (byOperation.put(operation, endpoint) != null) {
      throw new IllegalStateException("Two endpoints for " + operation);
    }
    return this;
  }

  /** A part of the interface, such as all about tickets. */
  public interface Group {
    void register(Endpoints endpoints);
  }

  public Endpoints add(Group group) {
    group.register(this);
    return this;
  }

  /** Refuses a document with an operation that nobody serves, or the other way round. */
  Endpoints checkedAgainst(Contract contract) {
    var stated = contract.routes().operations().stream().map(Operation::getOperationId).toList();
    if (!byOperation.keySet().containsAll(stated) || byOperation.size() != stated.size()) {
      throw new IllegalStateException(
          "The document says %s, the endpoints serve %s".formatted(stated, byOperation.keySet()));
    }
    return this;
  }

  Endpoint of(Operation operation) {
    var endpoint = byOperation.get(operation.getOperationId());
    if (endpoint == null) {
      throw new IllegalStateException("Nobody serves " + operation.getOperationId());
    }
    return endpoint;
  }
}
