package dev.guiche.channel.whatsapp;

import java.util.List;
import java.util.Set;

/**
 * What WhatsApp can show as a list. Everything else is read as numbered lines.
 *
 * @param lengths of the lists for which there is a template
 */
record Lists(Set<Integer> lengths) {
  private static final int LONGEST_TEXT = 1024;
  private static final int LONGEST_OPTION = 24;

  boolean show(String text, List<String> choices) {
    return lengths.contains(choices.size())
        && text.length() <= LONGEST_TEXT
        && TemplateText.of(text).equals(text)
        && choices.stream().distinct().count() == choices.size()
        && choices.stream().allMatch(choice -> choice.length() <= LONGEST_OPTION);
  }
}
