package dev.guiche.channel.webchat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Between frames and records. */
final class Frames {
  /** Characters; a message of {@link FromVisitor#LONGEST_TEXT} with everything escaped fits in. */
  static final int LONGEST = 60_000;

  private static final ObjectMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(8)
                          .maxStringLength(LONGEST)
                          .maxNumberLength(20)
                          .build())
                  .build())
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES) // newer browsers say more
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Frames() {}

  static FromVisitor read(String frame) throws BadFrame {
    if (frame.length() > LONGEST) {
      throw new BadFrame("too-large", "Um quadro tem no máximo " + LONGEST + " caracteres.");
    }
    try {
      FromVisitor read = JSON.readValue(frame, FromVisitor.class);
      if (read == null) {
        throw new BadFrame("malformed", "Um quadro é um objeto JSON com type.");
      }
      return read;
    } catch (InvalidTypeIdException unknown) {
      throw new BadFrame(
          "unknown-type", "type é um de: hello, message, mark, introduce, older, typing, ping.");
    } catch (ValueInstantiationException invalid) {
      throw new BadFrame("invalid", sentence(invalid));
    } catch (JsonProcessingException malformed) {
      throw new BadFrame(
          "malformed", "O quadro não é o JSON que o protocolo descreve" + where(malformed) + ".");
    }
  }

  static String write(ToVisitor frame) {
    try {
      return JSON.writeValueAsString(frame);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A frame that cannot be written", e);
    }
  }

  private static String sentence(ValueInstantiationException invalid) {
    Throwable cause = invalid.getCause();
    return "Quadro recusado: "
        + (cause instanceof IllegalArgumentException ours ? ours.getMessage() : "valor impossível")
        + ".";
  }

  private static String where(JsonProcessingException malformed) {
    var at = malformed.getLocation();
    return at == null ? "" : " (coluna " + at.getColumnNr() + ")";
  }
}
