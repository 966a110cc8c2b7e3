package dev.guiche.panel.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.guiche.config.TicketField;
import dev.guiche.config.WorkflowConfig;
import dev.guiche.config.WorkflowConfig.Category;
import dev.guiche.config.WorkflowConfig.Need;
import dev.guiche.config.WorkflowConfig.Order;
import dev.guiche.config.WorkflowConfig.Stage;
import dev.guiche.config.WorkflowConfig.Timer;
import dev.guiche.config.WorkflowConfig.Who;
import dev.guiche.config.WorkflowDrawing;
import dev.guiche.desk.DeskId;
import dev.guiche.panel.view.TicketSummary.StageView;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a desk's tickets move, and all that its forms ask. */
public record WorkflowView(
    DeskId desk,
    String name,
    List<StageOf> stages,
    List<CategoryOf> categories,
    List<FieldOf> fields,
    String mermaid) {

  /**
   * @param categories left out where all may enter
   * @param needsOf what tickets of a category need besides, by its key
   */
  public record StageOf(
      @JsonUnwrapped StageView stage,
      List<String> next,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> categories,
      List<Need> needs,
      Map<String, Set<Need>> needsOf,
      boolean needsSolution,
      boolean needsReason,
      Order orderedBy,
      @Nullable TimerOf timer,
      @Nullable String onReply,
      @Nullable String onAnswer) {}

  /**
   * Where the customer's silence leads.
   *
   * @param after as the file says it: 10d, 10bd
   */
  public record TimerOf(String after, String to) {

    static @Nullable TimerOf of(@Nullable Timer timer) {
      return timer == null ? null : new TimerOf(timer.after().toString(), timer.to());
    }
  }

  /**
   * @param by who may choose it
   */
  public record CategoryOf(String key, String label, int priority, List<Who> by) {}

  /**
   * @param options empty for free text
   * @param categories left out where all are asked
   * @param by who is asked
   */
  public record FieldOf(
      String key,
      String label,
      TicketField.@Nullable Of of,
      boolean required,
      List<OptionOf> options,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> categories,
      List<Who> by) {}

  /** A value, and how people read it. */
  public record OptionOf(String key, String label) {}

  static WorkflowView of(DeskId desk, WorkflowConfig workflow, Locale locale) {
    return new WorkflowView(
        desk,
        workflow.name(),
        workflow.stages().stream().map(stage -> of(stage, locale)).toList(),
        workflow.categories().stream().map(category -> of(category, locale)).toList(),
        workflow.fields().stream().map(field -> of(field, locale)).toList(),
        WorkflowDrawing.mermaid(workflow, locale));
  }

  private static StageOf of(Stage stage, Locale locale) {
    return new StageOf(
        StageView.of(stage, locale),
        stage.next(),
        sorted(stage.categories()),
        sorted(stage.needs()),
        stage.needsOf(),
        stage.needs().contains(Need.SOLUTION),
        stage.needs().contains(Need.REASON),
        stage.order(),
        TimerOf.of(stage.timer()),
        stage.onReply(),
        stage.onAnswer());
  }

  private static CategoryOf of(Category category, Locale locale) {
    return new CategoryOf(
        category.key(),
        category.label().in(locale),
        TicketViews.level(category.priority()),
        sorted(category.by()));
  }

  private static FieldOf of(TicketField field, Locale locale) {
    return new FieldOf(
        field.key(),
        field.label().in(locale),
        field.of(),
        field.required(),
        field.options().stream()
            .map(option -> new OptionOf(option.key(), option.label().in(locale)))
            .toList(),
        sorted(field.categories()),
        sorted(field.by()));
  }

  private static <T extends Comparable<T>> List<T> sorted(Collection<T> values) {
    return values.stream().sorted().toList();
  }
}
