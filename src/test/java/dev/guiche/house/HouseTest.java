package dev.guiche.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchConditions.onlyDependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.guiche.database.Database;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The house as it is drawn: floors, walls and doors. */
class HouseTest {
  private static final String BASE = "dev.guiche";

  /** From the ground up. A package may know its own floor's rooms only if it is one of them. */
  private static final List<List<String>> FLOORS =
      List.of(
          List.of("calendar"),
          List.of("config", "database"),
          List.of("channel", "timer"),
          List.of("contact", "desk", "audit"),
          List.of("knowledge", "search"),
          List.of("conversation"),
          List.of("triage", "routing", "care"),
          List.of("ticket"),
          List.of("report", "transcript", "webhook"),
          List.of("http"),
          List.of("panel", "portal", "sandbox"),
          List.of("app"));

  /** Everybody else is plain Java that blocks. */
  private static final List<String> MAY_KNOW_VERTX =
      List.of("database", "channel.", "webhook.line", "http", "panel", "portal", "sandbox", "app");

  private static final JavaClasses HOUSE = new ClassFileImporter().importUrl(mainClasses());

  @Test
  void everyPackageHasItsFloor() {
    var rooms = new TreeSet<String>();
    HOUSE.forEach(type -> rooms.add(room(type)));
    assertThat(FLOORS.stream().flatMap(List::stream)).containsAll(rooms);
  }

  @Test
  void anImportPointsOnlyToALowerFloor() {
    for (int floor = 0; floor < FLOORS.size(); floor++) {
      for (String room : FLOORS.get(floor)) {
        int here = floor;
        classes()
            .that(describe("live in " + room, type -> room(type).equals(room)))
            .should(
                onlyDependOnClassesThat(
                    describe(
                        "lie below " + room,
                        type -> isAbroad(type) || room(type).equals(room) || floor(type) < here)))
            .allowEmptyShould(true)
            .check(HOUSE);
      }
    }
  }

  @Test
  void adaptersKnowTheChannelAndNeverEachOther() {
    slices()
        .matching(BASE + ".channel.(*)..")
        .should()
        .notDependOnEachOther()
        .allowEmptyShould(true)
        .check(HOUSE);
    noClasses()
        .that()
        .resideInAPackage(BASE + ".channel")
        .should()
        .dependOnClassesThat(describe("are adapters", type -> !adapter(type).isEmpty()))
        .check(HOUSE);
    noClasses()
        .that(
            describe(
                "are neither app nor adapters",
                type -> adapter(type).isEmpty() && !room(type).equals("app")))
        .should()
        .dependOnClassesThat(describe("are adapters", type -> !adapter(type).isEmpty()))
        .check(HOUSE);
  }

  @Test
  void thereAreNoCircles() {
    slices().matching(BASE + ".(**)").should().beFreeOfCycles().check(HOUSE);
  }

  @Test
  void theDomainDoesNotKnowVertx() {
    noClasses()
        .that(
            describe(
                "are domain", type -> MAY_KNOW_VERTX.stream().noneMatch(inside(type)::startsWith)))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.vertx..", "io.netty..")
        .check(HOUSE);
  }

  @Test
  void everyPackageSaysWhatItOwnsAndIsNullMarked() throws IOException {
    var silent = new ArrayList<Path>();
    for (Path source : Sources.under(Path.of("src/main/java"), ".java")) {
      Path info = source.resolveSibling("package-info.java");
      String text = Files.exists(info) ? Files.readString(info) : "";
      if (!text.startsWith("/**") || !text.contains("@NullMarked")) {
        silent.add(info);
      }
    }
    assertThat(silent.stream().distinct()).isEmpty();
  }

  @Test
  @Tag("DC-7")
  void theTopLevelHoldsNothingElse() throws IOException {
    try (var top = Files.list(Path.of(""))) {
      assertThat(top.map(Path::toString).filter(name -> !name.startsWith(".")))
          .contains("pom.xml", "src", "channels.yml", "docker", "README.md")
          .isSubsetOf("pom.xml", "src", "channels.yml", "docker", "README.md", "LICENSE", "target");
    }
  }

  @Test
  void noFileIsTooLongToRead() throws IOException {
    var large = new ArrayList<String>();
    for (Path source : Sources.java()) {
      long lines = Files.readString(source).lines().count();
      if (lines > (source.startsWith("src/main") ? 300 : 500)) {
        large.add(source + " has " + lines + " lines");
      }
    }
    assertThat(large).isEmpty();
  }

  private static URL mainClasses() {
    return Database.class.getProtectionDomain().getCodeSource().getLocation();
  }

  private static boolean isAbroad(JavaClass type) {
    return !type.getPackageName().startsWith(BASE + ".");
  }

  /** {@code conversation} for {@code dev.guiche.conversation.Intake}. */
  private static String room(JavaClass type) {
    String inside = inside(type);
    int dot = inside.indexOf('.');
    return dot < 0 ? inside : inside.substring(0, dot);
  }

  private static String inside(JavaClass type) {
    return isAbroad(type) ? "" : type.getPackageName().substring(BASE.length() + 1);
  }

  private static int floor(JavaClass type) {
    String room = room(type);
    return FLOORS.stream()
        .filter(floor -> floor.contains(room))
        .map(FLOORS::indexOf)
        .findFirst()
        .orElse(99);
  }

  /** {@code telegram} for everything under {@code channel.telegram}, else empty. */
  private static String adapter(JavaClass type) {
    String inside = inside(type);
    return inside.startsWith("channel.") ? inside.substring("channel.".length()) : "";
  }
}
