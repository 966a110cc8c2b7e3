package dev.guiche.panel.view;

import dev.guiche.config.DeskConfig;
import dev.guiche.config.GuicheConfig;
import dev.guiche.config.TriageConfig;
import dev.guiche.config.TriageConfig.Question;
import dev.guiche.config.TriageConfig.Way;
import dev.guiche.config.TriageDrawing;
import dev.guiche.config.WorkflowConfig.Priority;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A tree of questions, for people.
 *
 * @param desk label of the desk where those go whom the tree does not bring anywhere
 */
public record TriageView(
    String name, List<String> channels, String desk, List<Asked> questions, String mermaid) {

  /** One question. */
  public record Asked(String key, String ask, int articles, List<Leads> answers) {}

  /**
   * @param label of an option; null: whatever the customer writes
   * @param to {@code question}, {@code queue}, {@code ticket} or {@code solved}
   * @param question key of the next one
   * @param desk its label
   */
  public record Leads(
      @Nullable String label,
      String to,
      @Nullable String question,
      @Nullable String desk,
      @Nullable Integer priority,
      boolean emergency,
      boolean gate) {}

  /** All trees of the house. */
  public static List<TriageView> all(GuicheConfig config) {
    return config.triage().stream().map(tree -> new Drawer(config).view(tree)).toList();
  }

  private record Drawer(GuicheConfig config) {
    TriageView view(TriageConfig tree) {
      return new TriageView(
          tree.name(),
          tree.channels(),
          label(tree.desk()),
          tree.questions().stream().map(this::asked).toList(),
          TriageDrawing.mermaid(tree, this::label, locale()));
    }

    private Locale locale() {
      return config.organization().locale();
    }

    private String label(String desk) {
      return config.desk(desk).map(DeskConfig::label).orElse(desk);
    }

    private Asked asked(Question question) {
      var free = Stream.ofNullable(question.then()).map(way -> leads(null, way));
      var chosen =
          question.options().stream()
              .map(option -> leads(option.label().in(locale()), option.way()));
      return new Asked(
          question.key(),
          question.ask().in(locale()),
          question.articles(),
          Stream.concat(free, chosen).toList());
    }

    private Leads leads(@Nullable String label, Way way) {
      return switch (way) {
        case Way.Next next ->
            new Leads(label, "question", next.question(), null, null, false, false);
        case Way.Queue queue ->
            new Leads(
                label,
                "queue",
                null,
                label(queue.desk()),
                level(queue.priority()),
                queue.emergency(),
                queue.gate());
        case Way.Ticket ticket ->
            new Leads(
                label,
                "ticket",
                null,
                label(ticket.desk()),
                level(ticket.priority()),
                false,
                false);
        case Way.Solved solved -> new Leads(label, "solved", null, null, null, false, false);
      };
    }

    private static @Nullable Integer level(@Nullable Priority priority) {
      return priority == null ? null : TicketViews.level(priority);
    }
  }
}
