package dev.guiche.config;

import dev.guiche.config.AbsenceConfig.Duty;
import dev.guiche.config.AbsenceConfig.Reach;
import dev.guiche.config.AbsenceConfig.Then;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/**
 * Reads what {@code hours:} says of those who come outside them.
 *
 * @param group whether those hours are of a desk with a Telegram group, or of the whole house
 */
record AbsenceReader(Section hours, AbsenceConfig otherwise, boolean group) {
  private static final Form<LocalDateTime> MOMENT =
      new Form<>("form.moment", text -> LocalDateTime.parse(text.replace(' ', 'T')));

  AbsenceConfig read() {
    var text = hours.valueOrNull("absence", Form.TEXT);
    var called = hours.valueOrNull("called", Form.TEXT);
    var roster = roster(hours.section("on_call"));
    return new AbsenceConfig(
        hours.choice("outside", Then.class, otherwise.then()),
        text == null ? otherwise.text() : text,
        called == null ? otherwise.called() : called,
        hours.has("on_call") ? roster : otherwise.roster());
  }

  private List<Duty> roster(Section section) {
    var roster = new ArrayList<Duty>();
    section.sections().values().forEach(duty -> roster.add(duty(duty)));
    return roster;
  }

  private Duty duty(Section section) {
    var reach = section.choices("reach", Reach.class);
    var duty =
        new Duty(
            section.required("who", Form.EMAIL, "?@?"),
            section.valueOrNull("from", MOMENT),
            section.valueOrNull("to", MOMENT),
            reach.isEmpty() ? EnumSet.of(Reach.PANEL, Reach.EMAIL) : EnumSet.copyOf(reach));
    section.close();
    if (duty.from() != null && duty.to() != null && !duty.to().isAfter(duty.from())) {
      section.wrong("to", "on_call.backwards");
    }
    if (duty.reach().contains(Reach.TELEGRAM_GROUP) && !group) {
      section.wrong("reach", "on_call.no-group");
    }
    return duty;
  }
}
