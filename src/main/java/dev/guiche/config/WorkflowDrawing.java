package dev.guiche.config;

import dev.guiche.config.WorkflowConfig.Stage;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A workflow as a picture that Mermaid draws: what people do in full lines, what happens by itself
 * in dashed ones, internal stages dashed and with a lock.
 */
public final class WorkflowDrawing {
  private final WorkflowConfig workflow;
  private final Locale locale;
  private final StringBuilder text = new StringBuilder("flowchart TD\n");

  private WorkflowDrawing(WorkflowConfig workflow, Locale locale) {
    this.workflow = workflow;
    this.locale = locale;
  }

  /**
   * @param locale of the labels
   */
  public static String mermaid(WorkflowConfig workflow, Locale locale) {
    return new WorkflowDrawing(workflow, locale).draw();
  }

  private String draw() {
    workflow.stages().forEach(this::box);
    workflow.stages().forEach(this::lines);
    text.append("  classDef internal stroke-dasharray: 4 3\n");
    text.append("  classDef ends stroke-width: 3px\n");
    return text.toString();
  }

  private void box(Stage stage) {
    String label =
        (stage.visible() ? "" : "🔒 ") + stage.label().in(locale).replace("\"", "#quot;");
    String look = stage.ends() != null ? ":::ends" : stage.visible() ? "" : ":::internal";
    String box = stage.ends() != null ? "([\"%s\"])" : "[\"%s\"]";
    text.append("  ")
        .append(id(stage.key()))
        .append(box.formatted(label))
        .append(look)
        .append('\n');
  }

  private void lines(Stage stage) {
    stage.next().forEach(next -> line(stage, " --> ", next));
    if (stage.timer() != null) {
      line(stage, dashed(time(stage.timer().after())), stage.timer().to());
    }
    line(
        stage,
        dashed(words("cliente responde", "customer replies", "el cliente responde")),
        stage.onReply());
    line(stage, dashed(words("respondemos", "we answer", "respondemos")), stage.onAnswer());
  }

  private void line(Stage from, String line, @Nullable String to) {
    if (to != null && !to.equals(from.key())) {
      text.append("  ").append(id(from.key())).append(line).append(id(to)).append('\n');
    }
  }

  private static String dashed(String label) {
    return " -. \"" + label + "\" .-> ";
  }

  /** Keys are no names that Mermaid takes: one might be called end. */
  private String id(String key) {
    List<String> keys = workflow.stages().stream().map(Stage::key).toList();
    return "s" + (keys.indexOf(key) + 1);
  }

  private String time(Span span) {
    boolean one = span.amount() == 1;
    var unit =
        switch (span.unit()) {
          case DAYS -> one ? words("dia", "day", "día") : words("dias", "days", "días");
          case BUSINESS_DAYS ->
              one
                  ? words("dia útil", "business day", "día hábil")
                  : words("dias úteis", "business days", "días hábiles");
          case HOURS -> "h";
          case BUSINESS_HOURS -> words("h úteis", "business h", "h hábiles");
          case MINUTES -> "min";
          case BUSINESS_MINUTES -> words("min úteis", "business min", "min hábiles");
        };
    return span.amount() + " " + unit;
  }

  private String words(String portuguese, String english, String spanish) {
    return switch (locale.getLanguage()) {
      case "en" -> english;
      case "es" -> spanish;
      default -> portuguese;
    };
  }
}
