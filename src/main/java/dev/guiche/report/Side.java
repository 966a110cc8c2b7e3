package dev.guiche.report;

import java.util.Locale;

/** From which side one thing is looked at. */
enum Side {
  DAY(Axis.DAY, new Words("por dia", "by day", "por día")),
  HOUR(Axis.HOUR, new Words("por hora do dia", "by hour of the day", "por hora del día")),
  CHANNEL(Axis.NAME, new Words("por canal", "by channel", "por canal")),
  DESK(Axis.NAME, new Words("por setor", "by desk", "por sector")),
  CONSULTANT(Axis.NAME, new Words("por consultor", "by consultant", "por consultor")),
  COMPANY(Axis.NAME, new Words("por empresa", "by company", "por empresa")),
  CATEGORY(Axis.NAME, new Words("por categoria", "by category", "por categoría")),
  PLAN(Axis.NAME, new Words("por plano", "by plan", "por plan"));

  private final Axis axis;
  private final Words words;

  Side(Axis axis, Words words) {
    this.axis = axis;
    this.words = words;
  }

  Axis axis() {
    return axis;
  }

  Words words() {
    return words;
  }

  Naming naming() {
    return switch (this) {
      case CATEGORY -> Naming.CATEGORY;
      case PLAN -> Naming.PLAN;
      case DAY, HOUR, CHANNEL, DESK, CONSULTANT, COMPANY -> Naming.ITSELF;
    };
  }

  /** {@code volume} by day is {@code volume-by-day}. */
  String key(String family) {
    return family + "-by-" + name().toLowerCase(Locale.ROOT);
  }

  /** What is seen, and from which side. */
  Words of(Words thing) {
    return new Words(
        thing.portuguese() + " " + words.portuguese(),
        thing.english() + " " + words.english(),
        thing.spanish() + " " + words.spanish());
  }
}
