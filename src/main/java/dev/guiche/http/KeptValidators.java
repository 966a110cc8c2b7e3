package dev.guiche.http;

import io.vertx.core.file.FileSystem;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.SchemaRepository;
import io.vertx.json.schema.Validator;
import io.vertx.openapi.contract.OpenAPIContract;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Keeps the validators that were used last. The library makes a new one for each value of each
 * request, with a copy of every schema of the document in it; for the same reason not all are kept.
 */
final class KeptValidators implements SchemaRepository {
  private static final int KEPT = 48;

  private final SchemaRepository all;
  private final Map<Object, Validator> kept =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, Validator> eldest) {
          return size() > KEPT;
        }
      };

  private KeptValidators(SchemaRepository all) {
    this.all = all;
  }

  /** The same contract, whose validators are kept. */
  static OpenAPIContract of(OpenAPIContract contract) {
    var keeping = new KeptValidators(contract.getSchemaRepository());
    return (OpenAPIContract)
        Proxy.newProxyInstance(
            KeptValidators.class.getClassLoader(),
            new Class<?>[] {OpenAPIContract.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("getSchemaRepository")) {
                return keeping;
              }
              try {
                return method.invoke(contract, arguments);
              } catch (InvocationTargetException failed) {
                throw failed.getCause();
              }
            });
  }

  /** A schema is known by where it stands in the document. */
  @Override
  public Validator validator(JsonSchema schema) {
    Object place = schema.containsKey("__absolute_uri__") ? schema.get("__absolute_uri__") : null;
    if (place == null) {
      return all.validator(schema);
    }
    synchronized (kept) {
      return kept.computeIfAbsent(place, unused -> all.validator(schema));
    }
  }

  @Override
  public Validator validator(String ref) {
    return all.validator(ref);
  }

  @Override
  public Validator validator(String ref, JsonSchemaOptions options) {
    return all.validator(ref, options);
  }

  @Override
  public Validator validator(JsonSchema schema, JsonSchemaOptions options, boolean dereference) {
    return all.validator(schema, options, dereference);
  }

  @Override
  public SchemaRepository dereference(JsonSchema schema) {
    return all.dereference(schema);
  }

  @Override
  public SchemaRepository dereference(String uri, JsonSchema schema) {
    return all.dereference(uri, schema);
  }

  @Override
  public SchemaRepository preloadMetaSchema(FileSystem files) {
    return all.preloadMetaSchema(files);
  }

  @Override
  public SchemaRepository preloadMetaSchema(FileSystem files, Draft draft) {
    return all.preloadMetaSchema(files, draft);
  }

  @Override
  public JsonObject resolve(JsonObject schema) {
    return all.resolve(schema);
  }

  @Override
  public JsonSchema find(String pointer) {
    return all.find(pointer);
  }
}
