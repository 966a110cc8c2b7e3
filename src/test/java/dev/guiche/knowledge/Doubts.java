package dev.guiche.knowledge;

import dev.guiche.database.Database;
import dev.guiche.desk.Attendance;
import dev.guiche.desk.ConsultantId;
import dev.guiche.desk.Consultants;
import dev.guiche.desk.NewConsultant;
import dev.guiche.desk.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Articles about fiscal documents and the use of an ERP, and doubts as customers describe them,
 * each with the article that answers it. Every other doubt was looked at while the ranking was
 * tuned; the others only measure it.
 */
public final class Doubts {
  private static final Path FOLDER = Path.of("src/test/resources/knowledge");
  private static final Locale LOCALE = Locale.of("pt", "BR");
  private static final int SEEN = 10;

  private final Database database;
  private final ConsultantId by;
  private final Map<String, Long> numbers = new HashMap<>();

  /** Publishes the articles. */
  public Doubts(Database database) {
    this.database = database;
    this.by = writer(database);
    var articles = new Articles(database);
    for (var line : lines("articles.txt")) {
      var wording = new Wording(line.get(1), "", line.get(2));
      long id = articles.create("pt-BR", wording, by).id();
      articles.publish(id, by);
      numbers.put(line.get(0), id);
    }
  }

  /** Publishes more, made of the sentences of these, until there are so many. */
  public void grow(int many) {
    var sentences =
        lines("articles.txt").stream()
            .flatMap(line -> Stream.of(line.get(2).split("(?<=\\.) ")))
            .toList();
    var titles = lines("articles.txt").stream().map(line -> line.get(1)).toList();
    var random = new Random(4);
    var wordings =
        IntStream.range(numbers.size(), many)
            .mapToObj(
                i ->
                    new Wording(
                        titles.get(random.nextInt(titles.size())) + " " + i,
                        "",
                        Stream.generate(() -> sentences.get(random.nextInt(sentences.size())))
                            .limit(3 + random.nextInt(6))
                            .collect(Collectors.joining(" "))))
            .toList();
    database.update(
        """
        with written as (
          select row_number() over () as place, title, body from unnest($1::text[], $2::text[]) as w(title, body)),
        made as (
          insert into article (locale, published, published_at) select 'pt-BR', 1, now() from written returning id),
        numbered as (select id, row_number() over (order by id) as place from made)
        insert into article_version (article_id, version, title, category, body, written_by)
        select n.id, 1, w.title, '', w.body, $3 from numbered n join written w using (place)
        """,
        wordings.stream().map(Wording::title).toArray(String[]::new),
        wordings.stream().map(Wording::body).toArray(String[]::new),
        by);
    new Articles(database).refresh();
  }

  /** Somebody who writes. */
  public static ConsultantId writer(Database database) {
    return new Consultants(database, Attendance.all())
        .create(
            new NewConsultant(
                "Ana", "ana.escreve@casa.example", "senha", Role.CONSULTANT, 4, List.of()))
        .id();
  }

  /**
   * How good the ranking is.
   *
   * @param recall in which part of the doubts the right article is among the first three
   * @param mrr the mean of 1 over its place, among the first ten
   */
  public record Quality(double recall, double mrr, int doubts, List<String> missed) {}

  public int articles() {
    return numbers.size();
  }

  public static List<String> all() {
    return lines("doubts.txt").stream().map(line -> line.get(1)).toList();
  }

  /** Of those that were looked at. */
  public Quality tuned() {
    return measure(0);
  }

  /** Of those that were not. */
  public Quality heldOut() {
    return measure(1);
  }

  private Quality measure(int half) {
    var lines = lines("doubts.txt");
    var places =
        IntStream.range(0, lines.size())
            .filter(i -> i % 2 == half)
            .mapToObj(lines::get)
            .map(line -> Map.entry(line, place(line.get(1), numbers.get(line.get(0)))))
            .toList();
    double recall = places.stream().filter(p -> p.getValue() <= 3).count();
    double mrr =
        places.stream().mapToDouble(p -> p.getValue() > SEEN ? 0 : 1.0 / p.getValue()).sum();
    return new Quality(
        recall / places.size(),
        mrr / places.size(),
        places.size(),
        places.stream()
            .filter(p -> p.getValue() > 3)
            .map(p -> p.getValue() + " " + p.getKey())
            .toList());
  }

  private int place(String doubt, long right) {
    var found = new Recommender().find(database, doubt, LOCALE, SEEN);
    for (int i = 0; i < found.size(); i++) {
      if (found.get(i).id() == right) {
        return i + 1;
      }
    }
    return SEEN + 1;
  }

  private static List<List<String>> lines(String file) {
    try {
      return Files.readAllLines(FOLDER.resolve(file)).stream()
          .filter(line -> !line.startsWith("#") && !line.isBlank())
          .map(line -> List.of(line.split(" \\| ", -1)))
          .toList();
    } catch (IOException notThere) {
      throw new UncheckedIOException(notThere);
    }
  }
}
