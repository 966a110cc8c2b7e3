package dev.guiche.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which requirements have a test that carries their number, and which have none yet. */
class RequirementsTest {
  private static final Path LIST = Path.of("src/test/resources/requirements.txt");

  @Test
  void theListSaysWhatIsProvenAndEveryTagIsOnIt() throws IOException {
    var requirements = requirements();
    var tagged = tags();
    var proven = requirements.keySet().stream().filter(tagged::contains).toList();
    var open = new ArrayList<>(requirements.keySet());
    open.removeAll(proven);
    // Maven shows it among the tests: this is for whoever reads the build.
    System.out.println("Requirements proven: " + String.join(" ", proven));
    System.out.println("Requirements not yet: " + (open.isEmpty() ? "none" : ""));
    open.forEach(id -> System.out.println("  " + id + " " + requirements.get(id)));
    assertThat(requirements).hasSizeGreaterThan(60);
    assertThat(requirements.keySet()).as("a tag names a requirement").containsAll(tagged);
  }

  private static Map<String, String> requirements() throws IOException {
    try (Stream<String> lines = Files.lines(LIST)) {
      return lines
          .map(line -> line.split(" ", 2))
          .collect(Collectors.toMap(l -> l[0], l -> l[1], (a, b) -> b, LinkedHashMap::new));
    }
  }

  /** Of classes and methods, whether they run with {@code mvn test} or with {@code mvn verify}. */
  private static Set<String> tags() {
    var tags = new TreeSet<String>();
    for (JavaClass type : new ClassFileImporter().importPath(Path.of("target/test-classes/dev"))) {
      collect(type.getAnnotations(), tags);
      for (JavaMethod method : type.getMethods()) {
        collect(method.getAnnotations(), tags);
      }
    }
    return tags;
  }

  private static void collect(Set<? extends JavaAnnotation<?>> annotations, Set<String> tags) {
    for (var annotation : annotations) {
      var name = annotation.getRawType().getSimpleName();
      var value = annotation.get("value").orElse(null);
      if (name.equals("Tag") && value instanceof String tag) {
        tags.add(tag);
      } else if ((name.equals("Tags") || name.equals("TagList"))
          && value instanceof JavaAnnotation<?>[] several) {
        collect(Set.copyOf(List.of(several)), tags);
      }
    }
  }
}
