package dev.guiche.config;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reads what a desk says of customers who wait, fall silent or leave. */
record CareReader(String language) {
  private static final Duration SHORTEST = Duration.ofMinutes(1);

  CareConfig read(Section desk) {
    return new CareConfig(waiting(desk), silence(desk), question(desk), rating(desk));
  }

  private CareConfig.@Nullable Waiting waiting(Section desk) {
    boolean on = desk.has("waiting");
    var section = desk.section("waiting");
    var remind = time(section, "remind", Duration.ofMinutes(5));
    var supervisor = time(section, "supervisor", remind.multipliedBy(3));
    if (supervisor.compareTo(remind) <= 0) {
      section.wrong("supervisor", "care.supervisor");
    }
    var read =
        new CareConfig.Waiting(
            remind,
            supervisor,
            time(section, "tell_customer", Duration.ofMinutes(10)),
            section.value("place", Form.FLAG, true),
            text(section, "text"));
    section.close();
    return on ? read : null;
  }

  private CareConfig.@Nullable Silence silence(Section desk) {
    boolean on = desk.has("silence");
    var section = desk.section("silence");
    var read =
        new CareConfig.Silence(
            time(section, "warn", Duration.ofMinutes(30)),
            time(section, "close", Duration.ofMinutes(15)),
            text(section, "warning"),
            text(section, "goodbye"));
    section.close();
    return on ? read : null;
  }

  private CareConfig.@Nullable Question question(Section desk) {
    boolean on = desk.has("closing_question");
    var section = desk.section("closing_question");
    var read =
        new CareConfig.Question(
            time(section, "silence", Duration.ofMinutes(30)), text(section, "text"));
    section.close();
    return on ? read : null;
  }

  private CareConfig.@Nullable Rating rating(Section desk) {
    boolean on = desk.has("rating");
    var section = desk.section("rating");
    var read =
        new CareConfig.Rating(time(section, "within", Duration.ofDays(1)), text(section, "text"));
    section.close();
    return on ? read : null;
  }

  /** Shorter times would pester people. */
  private static Duration time(Section section, String key, Duration usual) {
    var time = section.value(key, Form.DURATION, usual);
    if (time.compareTo(SHORTEST) < 0) {
      section.wrong(key, "care.short");
      return usual;
    }
    return time;
  }

  private @Nullable Label text(Section section, String key) {
    return section.has(key) ? section.label(key, language) : null;
  }
}
