package dev.guiche.http;

import dev.guiche.http.door.Refused;
import io.vertx.json.schema.OutputUnit;
import io.vertx.openapi.validation.SchemaValidationException;
import io.vertx.openapi.validation.ValidatorErrorType;
import io.vertx.openapi.validation.ValidatorException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says in Portuguese what the validator found. */
final class ValidationWords {
  private static final Pattern PARAMETER = Pattern.compile("(?:path|query) parameter (\\w+)");
  private static final Pattern LAST_NAME = Pattern.compile("\"([^\"]*)\"");

  private ValidationWords() {}

  static Problem problem(ValidatorException invalid) {
    if (invalid.type() == ValidatorErrorType.UNSUPPORTED_VALUE_FORMAT) {
      return Problems.of(new Refused.NotJson());
    }
    return Problems.invalid().because(faults(invalid));
  }

  private static List<Refused.Fault> faults(ValidatorException invalid) {
    var parameter = parameterOf(invalid);
    if (invalid instanceof SchemaValidationException bySchema) {
      var found =
          leaves(bySchema.getOutputUnit()).stream()
              .map(unit -> new Refused.Fault(at(parameter, unit), words(unit)))
              .distinct()
              .toList();
      if (!found.isEmpty()) {
        return found;
      }
    }
    return List.of(new Refused.Fault(Objects.toString(parameter, ""), words(invalid)));
  }

  private static @Nullable String parameterOf(ValidatorException invalid) {
    var matcher = PARAMETER.matcher(Objects.toString(invalid.getMessage(), ""));
    return matcher.find() ? matcher.group(1) : null;
  }

  private static String words(ValidatorException invalid) {
    return invalid.type() == ValidatorErrorType.MISSING_REQUIRED_PARAMETER
        ? "É obrigatório."
        : "Não pôde ser lido.";
  }

  // The outermost say only that something inside is wrong.
  private static List<OutputUnit> leaves(OutputUnit unit) {
    return Objects.requireNonNullElse(unit.getErrors(), List.<OutputUnit>of()).stream()
        .filter(error -> !keyword(error).isEmpty())
        .filter(error -> !List.of("$ref", "properties", "items").contains(keyword(error)))
        .toList();
  }

  private static String keyword(OutputUnit unit) {
    var location = Objects.toString(unit.getKeywordLocation(), "");
    return location.substring(location.lastIndexOf('/') + 1);
  }

  private static String at(@Nullable String parameter, OutputUnit unit) {
    return parameter != null
        ? parameter
        : Objects.toString(unit.getInstanceLocation(), "").replaceFirst("^#", "");
  }

  private static String words(OutputUnit unit) {
    String error = Objects.toString(unit.getError(), "");
    return switch (keyword(unit)) {
      case "required" -> "Falta o campo %s.".formatted(name(error));
      case "additionalProperties" -> "O campo %s não é conhecido.".formatted(name(error));
      case "minProperties" -> "Diga ao menos o que muda.";
      case "type" -> "O tipo do valor não é o esperado.";
      case "enum" -> "O valor não é um dos previstos.";
      case "format" -> "O valor não tem a forma esperada.";
      case "pattern" -> "O texto não tem a forma esperada.";
      case "minLength" -> "O texto é curto demais.";
      case "maxLength" -> "O texto é longo demais.";
      case "minimum" -> "O número é pequeno demais.";
      case "maximum" -> "O número é grande demais.";
      case "maxItems" -> "São itens demais.";
      default -> "O valor não serve.";
    };
  }

  private static String name(String error) {
    Matcher matcher = LAST_NAME.matcher(error);
    return matcher.find() ? "“" + matcher.group(1) + "”" : "pedido";
  }
}
