package dev.guiche.contact.csv;

import dev.guiche.contact.company.Written;
import dev.guiche.contact.company.WrongValue;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which column of a file is which field; an empty cell says nothing, a single hyphen empties. */
final class Columns<F extends Enum<F>> {
  private static final String EMPTIES = "-";

  private final Class<F> type;
  private final List<@Nullable F> fields = new ArrayList<>();
  private final List<String> ignored = new ArrayList<>();

  Columns(Class<F> type, Csv.Line header, Function<F, List<String>> names) {
    this.type = type;
    for (String title : header.cells()) {
      String plain = Written.plain(title.replaceAll("[^\\p{L}\\p{N}]+", " "));
      F field = find(type, plain, names);
      boolean known = field != null && !fields.contains(field);
      fields.add(known ? field : null);
      if (!known && !title.isBlank()) {
        ignored.add(Written.brief(title.strip()));
      }
    }
  }

  private static <F extends Enum<F>> @Nullable F find(
      Class<F> type, String plain, Function<F, List<String>> names) {
    for (F field : type.getEnumConstants()) {
      if (names.apply(field).contains(plain)) {
        return field;
      }
    }
    return null;
  }

  List<String> ignored() {
    return ignored;
  }

  /** Refuses a file that cannot be what somebody takes it for. */
  void require(F one, F other, String words) {
    if (!fields.contains(one) && !fields.contains(other)) {
      throw new WrongValue("upload", words);
    }
  }

  Map<F, String> of(Csv.Line line) {
    var values = new EnumMap<F, String>(type);
    for (int i = 0; i < Math.min(fields.size(), line.cells().size()); i++) {
      F field = fields.get(i);
      String cell = line.cells().get(i).strip();
      if (field != null && !cell.isEmpty()) {
        values.put(field, cell.equals(EMPTIES) ? "" : cell);
      }
    }
    return values;
  }
}
