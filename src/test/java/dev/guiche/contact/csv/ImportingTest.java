package dev.guiche.contact.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guiche.config.ConfigReader;
import dev.guiche.contact.Contacts;
import dev.guiche.contact.company.Companies;
import dev.guiche.contact.company.WrongValue;
import dev.guiche.contact.csv.Importing.Kind;
import dev.guiche.contact.csv.Outcome.Verdict;
import dev.guiche.database.TestDatabase;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ImportingTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();
  private static Importing importing;

  @BeforeAll
  static void open() {
    var config =
        ConfigReader.read(
            Path.of("src/test/resources/dev/guiche/ticket/gate.yml"), Map.of(), Locale.ENGLISH);
    importing = new Importing(db.database(), config);
  }

  private static Outcome run(Kind kind, String csv, boolean apply) {
    return importing.run(kind, csv.getBytes(StandardCharsets.UTF_8), apply);
  }

  @Test
  void aDryRunSaysLineByLineWhatWouldBeAndWritesNothing() {
    run(Kind.COMPANIES, "Código;Razão Social;Plano;Situação\nD-1;Velha;Light;em dia\n", true);
    var csv =
        """
        Código;Razão Social;CNPJ;Plano;Situação;Vencimento;Cor
        D-1;Velha;;Plus;pendente;5;azul
        D-2;"Nova; e boa";11.222.333/0001-81;Premium;ok;31;
        D-3;Torta;11.222.333/0001-82;Light;ok;5;
        D-4;Plano errado;;Ouro;;;
        D-2;De novo;;;;;
        """;
    var told = run(Kind.COMPANIES, csv, false);
    assertThat(told.ignored()).containsExactly("Cor");
    assertThat(told.lines())
        .extracting(Outcome.Line::verdict)
        .containsExactly(Verdict.CHANGED, Verdict.NEW, Verdict.WRONG, Verdict.WRONG, Verdict.WRONG);
    assertThat(told.lines().getFirst().changes())
        .contains(
            new Outcome.Change("plan", "light", "plus"),
            new Outcome.Change("standing", "ok", "pending"));
    assertThat(told.lines().get(1).name()).isEqualTo("Nova; e boa");
    assertThat(told.lines().get(2).reason()).contains("CNPJ");
    assertThat(told.lines().get(3).reason()).contains("Light, Básico");
    assertThat(told.lines().get(4).reason()).contains("linha 3");
    assertThat(new Companies().ofExternal(db.database(), "D-2")).isEmpty();

    run(Kind.COMPANIES, csv, true);
    var kept = new Companies().ofExternal(db.database(), "D-2").orElseThrow();
    assertThat(kept.contract().dueDay()).isEqualTo(31);
    assertThat(new Companies().ofExternal(db.database(), "D-3")).isEmpty();
    assertThat(run(Kind.COMPANIES, csv, false).count(Verdict.SAME)).as("idempotent").isEqualTo(2);
  }

  @Test
  void anEmptyCellLeavesAndAHyphenEmpties() {
    run(Kind.COMPANIES, "codigo,nome,telefone\nE-1,Hífen,21980168691\n", true);
    assertThat(run(Kind.COMPANIES, "codigo,nome,telefone\nE-1,Hífen,\n", false).count(Verdict.SAME))
        .isEqualTo(1);
    run(Kind.COMPANIES, "codigo,nome,telefone\nE-1,Hífen,-\n", true);
    assertThat(new Companies().ofExternal(db.database(), "E-1").orElseThrow().phone()).isNull();
  }

  @Test
  void whatExcelSavesOnAnOldWindowsIsRead() {
    var csv = "CODIGO;NOME\r\nL-1;Pão de Açúcar\r\n".getBytes(Charset.forName("windows-1252"));
    importing.run(Kind.COMPANIES, csv, true);
    assertThat(new Companies().ofExternal(db.database(), "L-1").orElseThrow().name())
        .isEqualTo("Pão de Açúcar");
    var marked = "\uFEFFcódigo\tnome\nL-2\tÇedilha\n".getBytes(StandardCharsets.UTF_8);
    importing.run(Kind.COMPANIES, marked, true);
    assertThat(new Companies().ofExternal(db.database(), "L-2")).isPresent();
  }

  @Test
  void peopleAreLinkedToTheirCompanyAndFoundByWhatTheErpKnows() {
    run(Kind.COMPANIES, "codigo;nome\nP-1;Casa Azul\n", true);
    var csv =
        """
        Nome;E-mail;Celular;Empresa;Usuário master;Módulos treinados
        Bia;BIA@azul.example;(21) 8016-8691;P-1;sim;fiscal, estoque
        Léo;;21 98016-0000;Casa Azul;não;
        Zé;ze@azul.example;;Casa Verde;;
        """;
    var told = run(Kind.CONTACTS, csv, true);
    assertThat(told.lines())
        .extracting(Outcome.Line::verdict)
        .containsExactly(Verdict.NEW, Verdict.NEW, Verdict.WRONG);
    assertThat(told.lines().get(2).reason()).contains("Casa Verde", "Importe as empresas antes");
    var bia = new Contacts().search(db.database(), "bia@azul.example", 5).getFirst();
    assertThat(bia.company()).isEqualTo("Casa Azul");
    assertThat(bia.role().name()).isEqualTo("MASTER");
    assertThat(bia.phone()).isEqualTo("+5521980168691");
    assertThat(bia.trained()).containsExactly("estoque", "fiscal");
    assertThat(run(Kind.CONTACTS, csv, true).count(Verdict.SAME)).isEqualTo(2);
  }

  @Test
  void whoLooksAfterACompanyOrAPersonIsGivenByEmailAndShownByName() {
    var database = db.database();
    for (var name : new String[] {"Ana", "Bia"}) {
      database.update(
          "insert into consultant (email, name, password_hash, role, capacity)"
              + " values ($1, $2, '-', 'consultant', 4)",
          name + "@casa.example",
          name);
    }
    run(Kind.COMPANIES, "codigo;nome;carteira\nK-1;Casa Rosa;ana@casa.example\n", true);
    var company = run(Kind.COMPANIES, "codigo;carteira\nK-1;bia@casa.example\n", false);
    assertThat(company.lines().getFirst().changes())
        .containsExactly(new Outcome.Change("portfolio", "Ana", "Bia"));
    run(Kind.CONTACTS, "codigo;nome;carteira\nK-2;Rosa;ANA@casa.example\n", true);
    var rosa = new Contacts().ofExternal(database, "K-2").orElseThrow();
    assertThat(new Contacts().keeper(database, rosa.id()).orElseThrow().name()).isEqualTo("Ana");
    var next = "codigo;carteira\nK-2;bia@casa.example\nK-3;ze@casa.example\n";
    var told = run(Kind.CONTACTS, next, true).lines();
    assertThat(told.getFirst().changes())
        .containsExactly(new Outcome.Change("portfolio", "Ana", "Bia"));
    assertThat(told.getLast().reason()).contains("ze@casa.example", "não é da equipe");
    run(Kind.CONTACTS, "codigo;telefone\nK-2;21980168691\n", true);
    assertThat(new Contacts().keeper(database, rosa.id())).as("stays").isPresent();
    run(Kind.CONTACTS, "codigo;carteira\nK-2;-\n", true);
    assertThat(new Contacts().keeper(database, rosa.id())).isEmpty();
  }

  @Test
  void tenThousandLinesTakeSeconds() {
    var csv =
        IntStream.range(0, 10_000)
            .mapToObj(i -> "M-%d;Empresa %d;Plus;ok;%d".formatted(i, i, 1 + i % 28))
            .collect(Collectors.joining("\n", "codigo;nome;plano;situacao;vencimento\n", "\n"));
    long start = System.nanoTime();
    assertThat(run(Kind.COMPANIES, csv, true).count(Verdict.NEW)).isEqualTo(10_000);
    assertThat(run(Kind.COMPANIES, csv, false).count(Verdict.SAME)).isEqualTo(10_000);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
  }

  @Test
  void noFileCrashesIt() {
    var random = new Random(11);
    var pieces =
        new String[] {"\"", ";", ",", "\n", "\r", "\0", "nome", "codigo", "é", "-", "1", "\uFEFF"};
    for (int i = 0; i < 300; i++) {
      byte[] bytes = new byte[random.nextInt(400)];
      random.nextBytes(bytes);
      var words =
          random
              .ints(random.nextInt(60), 0, pieces.length)
              .mapToObj(n -> pieces[n])
              .collect(Collectors.joining());
      for (byte[] file : new byte[][] {bytes, words.getBytes(StandardCharsets.UTF_8)}) {
        for (var kind : Kind.values()) {
          try {
            importing.run(kind, file, false);
          } catch (WrongValue said) {
            assertThat(said.reasonAndCure()).isNotBlank();
          }
        }
      }
    }
    assertThatThrownBy(() -> run(Kind.COMPANIES, "", false)).hasMessageContaining("vazio");
    assertThatThrownBy(() -> run(Kind.COMPANIES, "a;b\n1;2\n", false))
        .hasMessageContaining("títulos");
  }
}
