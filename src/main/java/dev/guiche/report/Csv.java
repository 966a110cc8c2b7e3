package dev.guiche.report;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A report as a file that a spreadsheet opens by itself: marked as UTF-8, columns apart by
 * semicolons, numbers as the reader writes them, durations in hours.
 */
public final class Csv {
  private static final String MARK = "\uFEFF";
  private static final String NEW_LINE = "\r\n";

  private final DecimalFormat numbers;

  private Csv(Locale locale) {
    numbers = new DecimalFormat("0.####", DecimalFormatSymbols.getInstance(locale));
  }

  public static String of(Report report, Locale locale) {
    return new Csv(locale).write(report, new Words("Total", "Total", "Total").in(locale));
  }

  private String write(Report report, String total) {
    var head = new ArrayList<String>();
    head.add(report.name());
    report.columns().forEach(column -> head.add(column.label() + suffix(column.unit())));
    var text = new StringBuilder(MARK).append(line(head));
    report.lines().forEach(l -> text.append(line(cells(l.label(), l.values(), report))));
    return text.append(line(cells(total, report.totals(), report))).toString();
  }

  private List<String> cells(String label, List<@Nullable Double> values, Report report) {
    var cells = new ArrayList<String>();
    cells.add(label);
    for (int i = 0; i < values.size(); i++) {
      cells.add(number(values.get(i), report.columns().get(i).unit()));
    }
    return cells;
  }

  private static String suffix(Unit unit) {
    return switch (unit) {
      case SECONDS -> " (h)";
      case SHARE -> " (%)";
      case COUNT, RATING -> "";
    };
  }

  private String number(@Nullable Double value, Unit unit) {
    if (value == null) {
      return "";
    }
    return switch (unit) {
      case SECONDS -> numbers.format(value / 3600);
      case SHARE -> numbers.format(value * 100);
      case COUNT, RATING -> numbers.format(value);
    };
  }

  private static String line(List<String> cells) {
    return cells.stream().map(Csv::cell).collect(Collectors.joining(";", "", NEW_LINE));
  }

  private static String cell(String text) {
    var harmless = harmless(text);
    return harmless.matches("(?s).*[;\"\r\n].*")
        ? '"' + harmless.replace("\"", "\"\"") + '"'
        : harmless;
  }

  /** A name that begins like a formula would be computed by the reader's spreadsheet. */
  private static String harmless(String text) {
    boolean formula = text.matches("(?s)[=+\\-@\t\r].*") && !text.matches("-?[0-9.,]+");
    return formula ? "'" + text : text;
  }
}
