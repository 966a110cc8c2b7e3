package dev.guiche.contact.csv;

import dev.guiche.config.GuicheConfig;
import dev.guiche.contact.company.Known;
import dev.guiche.contact.company.WrongValue;
import dev.guiche.database.Database;

/** Takes a file of companies or people, or says what taking it would do. */
public final class Importing {
  private static final int MOST_LINES = 100_000;

  private final Database database;
  private final GuicheConfig config;

  public Importing(Database database, GuicheConfig config) {
    this.database = database;
    this.config = config;
  }

  /** What stands in the lines of a file. */
  public enum Kind {
    COMPANIES,
    CONTACTS
  }

  /**
   * All right lines in one transaction; wrong ones are left out and said.
   *
   * @param apply false: only say what would be
   * @throws WrongValue when the file as a whole is none
   */
  public Outcome run(Kind kind, byte[] bytes, boolean apply) {
    var file = Csv.read(bytes);
    if (file.size() < 2) {
      throw new WrongValue(
          "upload", "O arquivo está vazio. A primeira linha traz os títulos, as outras os dados.");
    }
    if (file.size() > MOST_LINES) {
      throw new WrongValue("upload", "São mais de 100.000 linhas. Divida o arquivo.");
    }
    return database.inTransaction(
        tx -> {
          // One import at a time: each compares with what the one before it left.
          tx.list("select pg_advisory_xact_lock(120)::text", row -> 0);
          return switch (kind) {
            case COMPANIES -> new CompanyImport(tx, Known.of(tx, config)).run(file, apply);
            case CONTACTS -> new ContactImport(tx).run(file, apply);
          };
        });
  }
}
