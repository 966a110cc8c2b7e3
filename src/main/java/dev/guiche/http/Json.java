package dev.guiche.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.guiche.conversation.Protocol;
import dev.guiche.database.Id;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.Locale;

/**
 * JSON as the document says: no field without a value, times in RFC 3339, constants in lower case,
 * ids as numbers.
 */
public final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .addModule(plainValues())
          .serializationInclusion(JsonInclude.Include.NON_NULL)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .build();

  private Json() {}

  private static SimpleModule plainValues() {
    return new SimpleModule()
        .addSerializer(new Plain<>(Id.class, (id, json) -> json.writeNumber(id.value())))
        .addSerializer(new Plain<>(Protocol.class, (code, json) -> json.writeString(code.value())))
        .addSerializer(
            new Plain<>(
                Enum.class,
                (constant, json) -> json.writeString(constant.name().toLowerCase(Locale.ROOT))));
  }

  private interface Writing<T> {
    void write(T value, JsonGenerator json) throws IOException;
  }

  private static final class Plain<T> extends StdSerializer<T> {
    private final transient Writing<T> writing;

    Plain(Class<T> type, Writing<T> writing) {
      super(type);
      this.writing = writing;
    }

    @Override
    public void serialize(T value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      writing.write(value, json);
    }
  }

  /** What was given is no JSON, or not of the form that it should have. */
  public static final class NotJson extends RuntimeException {
    NotJson() {
      super("Not the JSON that it should be", null, false, false);
    }
  }

  public static Buffer write(Object view) {
    try {
      return Buffer.buffer(MAPPER.writeValueAsBytes(view));
    } catch (JsonProcessingException defect) {
      throw new IllegalStateException("Cannot be written as JSON: " + view.getClass(), defect);
    }
  }

  public static String text(Object view) {
    try {
      return MAPPER.writeValueAsString(view);
    } catch (JsonProcessingException defect) {
      throw new IllegalStateException("Cannot be written as JSON: " + view.getClass(), defect);
    }
  }

  /**
   * @throws NotJson when it is none, or holds a key twice
   */
  public static JsonNode read(Buffer body) {
    try {
      return MAPPER.readTree(body.getBytes());
    } catch (IOException noJson) {
      throw new NotJson();
    }
  }

  /**
   * @throws NotJson when it does not fit
   */
  public static <T> T as(JsonNode node, Class<T> type) {
    try {
      return MAPPER.treeToValue(node, type);
    } catch (JsonProcessingException | IllegalArgumentException doesNotFit) {
      throw new NotJson();
    }
  }
}
