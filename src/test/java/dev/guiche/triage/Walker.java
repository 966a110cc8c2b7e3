package dev.guiche.triage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guiche.triage.TriageHouse.Person;

/** Somebody who answers as their channel lets them: with a touch, or with a number. */
final class Walker {
  final Person person;
  private int read;

  Walker(Person person) {
    this.person = person.says("oi");
  }

  /** Answers in own words. */
  Walker says(String question, String answer) {
    assertThat(next()).contains(question);
    person.says(answer);
    return this;
  }

  /** Chooses what stands on a button, or in the list. */
  Walker picks(String question, String option) {
    String text = next();
    assertThat(text).contains(question);
    if (person.channel.hasButtons()) {
      assertThat(person.reads(read).choices()).contains(option);
      person.says(option);
    } else {
      var line = text.lines().filter(one -> one.endsWith(" - " + option)).findFirst();
      assertThat(line).as(option + " in " + text).isPresent();
      person.says(line.get().replaceFirst(" - .*", ""));
    }
    return this;
  }

  /** The next message of ours. */
  String next() {
    return person.reads(++read).text();
  }
}
