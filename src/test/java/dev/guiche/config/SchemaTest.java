package dev.guiche.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The schema that editors use and the reader that decides know the same keys and values. */
class SchemaTest {
  private static final Path SCHEMA = Path.of("src/main/resources/channels.schema.json");
  private static final YAMLMapper YAML = new YAMLMapper();

  @TempDir Path folder;

  @Test
  void theShippedFilePasses() throws IOException {
    assertThat(schema().validate(YAML.readTree(Files.readString(Path.of("channels.yml")))))
        .isEmpty();
  }

  @Test
  void theShippedFileNamesTheSchemaForEditors() throws IOException {
    String first = Files.readAllLines(Path.of("channels.yml")).getFirst();
    assertThat(first).isEqualTo("# yaml-language-server: $schema=" + SCHEMA);
  }

  static Stream<Path> wrongFiles() throws IOException {
    return Files.list(Path.of("src/test/resources/config/wrong"))
        .filter(file -> !file.endsWith("syntax.yml") && !file.endsWith("keys.yml"))
        .sorted();
  }

  @ParameterizedTest
  @MethodSource("wrongFiles")
  void whatTheReaderRefusesAnEditorUnderlinesToo(Path file) throws IOException {
    assertThat(schema().validate(YAML.readTree(Files.readString(file)))).isNotEmpty();
  }

  /** A section of the file, the way to it in the schema, and what else it must hold. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          zzz: 1                                                    | ''
          organization: {zzz: 1}                                    | organization
          desks: {suporte: {zzz: 1}}                                | desks.*
          plans: {x: {zzz: 1}}                                      | plans.*
          desks: {suporte: {gate: {x: {zzz: 1}}}}                   | desks.*.gate.*
          desks: {suporte: {charge_info: {zzz: 1}}}                 | desks.*.charge_info
          desks: {suporte: {telegram_group: {zzz: 1}}}              | desks.*.telegram_group
          desks: {suporte: {overflow: {zzz: 1}}}                    | desks.*.overflow
          desks: {suporte: {skills: {zzz: 1}}}                      | desks.*.skills
          desks: {suporte: {capacity: {zzz: 1}}}                    | desks.*.capacity
          desks: {suporte: {transfer: {zzz: 1}}}                    | desks.*.transfer
          hours: {zzz: 1}                                           | hours
          hours: {days: {x: {zzz: 1}}}                              | hours.days.*
          desks: {suporte: {hours: {zzz: 1}}}                       | desks.*.hours
          hours: {on_call: {x: {zzz: 1}}}                           | hours.on_call.*
          desks: {suporte: {hours: {on_call: {x: {zzz: 1}}}}}       | desks.*.hours.on_call.*
          desks: {suporte: {hours: {days: {x: {zzz: 1}}}}}          | desks.*.hours.days.*
          channels: {x: {type: telegram, zzz: 1}}                   | channels.*.0
          channels: {x: {type: whatsapp, zzz: 1}}                   | channels.*.1
          channels: {x: {type: email, zzz: 1}}                      | channels.*.2
          channels: {x: {type: email, imap: {zzz: 1}}}              | channels.*.2.imap
          channels: {x: {type: email, rules: {a: {zzz: 1}}}}        | channels.*.2.rules.*
          channels: {x: {type: email, smtp: {zzz: 1}}}              | channels.*.2.smtp
          channels: {x: {type: webchat, zzz: 1}}                    | channels.*.3
          webhooks: {x: {zzz: 1}}                                   | webhooks.*
          triage: {x: {zzz: 1}}                                     | triage.*
          triage: {x: {silence: {zzz: 1}}}                          | triage.*.silence
          triage: {x: {questions: {a: {zzz: 1}}}}                   | triage.*.questions.*
          triage: {x: {questions: {a: {options: {b: {zzz: 1}}}}}}   | triage.*.questions.*.options.*
          workflows: {x: {zzz: 1}}                                  | workflows.*
          workflows: {x: {stages: {a: {zzz: 1}}}}                   | workflows.*.stages.*
          workflows: {x: {stages: {a: {timer: {zzz: 1}}}}}          | workflows.*.stages.*.timer
          workflows: {x: {stages: {a: {files: {zzz: 1}}}}}          | workflows.*.stages.*.files
          workflows: {x: {categories: {a: {zzz: 1}}}}               | workflows.*.categories.*
          workflows: {x: {fields: {a: {zzz: 1}}}}                   | workflows.*.fields.*
          workflows: {x: {sla: {zzz: 1}}}                           | sla
          """)
  void bothKnowTheSameKeys(String yaml, String way) throws IOException {
    assertThat(keysOfReader(yaml)).isEqualTo(keysOfSchema(way));
  }

  @Test
  void everyKeyIsExplained() throws IOException {
    var silent = new ArrayList<String>();
    collectSilent(new ObjectMapper().readTree(SCHEMA.toFile()), "", silent);
    assertThat(silent).isEmpty();
  }

  private static void collectSilent(JsonNode node, String way, List<String> silent) {
    node.path("properties")
        .fields()
        .forEachRemaining(
            entry -> {
              if (entry.getValue().path("description").asText().isBlank()) {
                silent.add(way + "." + entry.getKey());
              }
            });
    node.fields()
        .forEachRemaining(e -> collectSilent(e.getValue(), way + "." + e.getKey(), silent));
    node.elements().forEachRemaining(e -> collectSilent(e, way, silent));
  }

  /** The reader names all keys that it knows when it meets one that is like none of them. */
  private Set<String> keysOfReader(String yaml) throws IOException {
    Path file = Files.writeString(folder.resolve("channels.yml"), yaml);
    var wrong =
        catchThrowableOfType(
            InvalidConfig.class, () -> ConfigReader.read(file, Map.of(), Locale.ENGLISH));
    String cure =
        wrong.problems().stream()
            .filter(problem -> problem.key().endsWith("zzz"))
            .findFirst()
            .orElseThrow()
            .cure();
    return new TreeSet<>(List.of(cure.replace("Known here: ", "").split(Pattern.quote(", "))));
  }

  private static Set<String> keysOfSchema(String way) throws IOException {
    JsonNode at = new ObjectMapper().readTree(SCHEMA.toFile());
    for (String step : way.isEmpty() ? new String[0] : way.split("\\.")) {
      at =
          switch (step) {
            case "*" -> at.path("additionalProperties");
            case "sla" -> at.path("$defs").path("target");
            case "0", "1", "2", "3" -> at.path("oneOf").path(Integer.parseInt(step));
            default -> at.path("properties").path(step);
          };
    }
    var keys = new TreeSet<String>();
    at.path("properties").fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  private static JsonSchema schema() throws IOException {
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(Files.readString(SCHEMA));
  }
}
