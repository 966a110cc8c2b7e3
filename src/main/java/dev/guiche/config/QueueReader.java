package dev.guiche.config;

import dev.guiche.config.QueueConfig.Preference;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a desk says of its queue. */
record QueueReader(String desk, List<String> desks) {
  private static final Duration SHORTEST = Duration.ofMinutes(1);
  private static final List<String> KINDS = List.of("telegram", "whatsapp", "email", "webchat");
  private static final Form<Integer> COUNT =
      new Form<>("form.count", text -> Integer.parseInt(Form.match(text, "[1-9]\\d{0,2}")));

  QueueConfig read(Section section) {
    var overflow = overflow(section);
    var transfer = section.section("transfer");
    var read =
        new QueueConfig(
            section.choice("routing", Routing.class, Routing.LONGEST_IDLE),
            prefer(section),
            section.has("answer_within") ? time(section, "answer_within", SHORTEST) : null,
            overflow,
            skills(section, overflow),
            capacity(section),
            time(transfer, "accept_within", Duration.ofMinutes(5)),
            transfer.value("tell_customer", Form.FLAG, true));
    transfer.close();
    return read;
  }

  /** An empty list asks nobody first; without the line, both. */
  private static Set<Preference> prefer(Section section) {
    var named = section.choices("prefer", Preference.class);
    if (!section.has("prefer")) {
      return EnumSet.allOf(Preference.class);
    }
    return Set.copyOf(named);
  }

  private QueueConfig.@Nullable Overflow overflow(Section desk) {
    var section = desk.section("overflow");
    if (!desk.has("overflow")) {
      return null;
    }
    String to = section.required("to", Form.KEY, "?");
    if (to.equals(desk())) {
      section.wrong("to", "overflow.itself");
    } else if (section.has("to") && !desks.contains(to)) {
      section.unknown("to", "desk.unknown", to, desks);
    }
    var read =
        new QueueConfig.Overflow(
            time(section, "after", Duration.ofMinutes(10)),
            to,
            section.value("tell_customer", Form.FLAG, false));
    section.close();
    return read;
  }

  private static QueueConfig.@Nullable Skills skills(
      Section desk, QueueConfig.@Nullable Overflow overflow) {
    var section = desk.section("skills");
    if (!desk.has("skills")) {
      return null;
    }
    var from = section.list("from", Form.KEY);
    if (from.isEmpty()) {
      section.wrong("from", "missing", "from");
    }
    var usual = overflow == null ? Duration.ofMinutes(10) : overflow.after();
    var read = new QueueConfig.Skills(from, time(section, "anybody_after", usual));
    section.close();
    return read;
  }

  private static Map<String, Integer> capacity(Section desk) {
    var section = desk.section("capacity");
    var most = new LinkedHashMap<String, Integer>();
    for (String kind : KINDS) {
      var talks = section.valueOrNull(kind, COUNT);
      if (talks != null) {
        most.put(kind, talks);
      }
    }
    section.close();
    return most;
  }

  /** Shorter times would toss people about. */
  private static Duration time(Section section, String key, Duration usual) {
    var time = section.value(key, Form.DURATION, usual);
    if (time.compareTo(SHORTEST) < 0) {
      section.wrong(key, "care.short");
      return usual;
    }
    return time;
  }
}
