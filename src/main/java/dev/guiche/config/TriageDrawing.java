package dev.guiche.config;

import dev.guiche.config.TriageConfig.Option;
import dev.guiche.config.TriageConfig.Question;
import dev.guiche.config.TriageConfig.Way;
import dev.guiche.config.WorkflowConfig.Priority;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A tree of questions as a picture that Mermaid draws: a question is a box, an answer a line, and
 * where it ends, in a queue, a ticket or at home, is round.
 */
public final class TriageDrawing {
  private final TriageConfig tree;
  private final Function<String, String> desks;
  private final Locale locale;
  private final Map<String, String> ends = new LinkedHashMap<>();
  private final List<String> lines = new ArrayList<>();

  private TriageDrawing(TriageConfig tree, Function<String, String> desks, Locale locale) {
    this.tree = tree;
    this.desks = desks;
    this.locale = locale;
  }

  /**
   * @param desks the label of a desk, by its key
   * @param locale of what is read
   */
  public static String mermaid(TriageConfig tree, Function<String, String> desks, Locale locale) {
    return new TriageDrawing(tree, desks, locale).draw();
  }

  private String draw() {
    var text = new StringBuilder("flowchart TD\n");
    tree.questions()
        .forEach(one -> text.append("  %s[\"%s\"]\n".formatted(id(one.key()), asked(one))));
    tree.questions().forEach(this::answers);
    ends.forEach((label, id) -> text.append("  %s([\"%s\"]):::ends\n".formatted(id, label)));
    lines.forEach(line -> text.append("  ").append(line).append('\n'));
    return text.append("  classDef ends stroke-width: 3px\n").toString();
  }

  private String asked(Question question) {
    String asked = plain(question.ask().in(locale));
    return question.articles() == 0
        ? asked
        : asked + "<br/>" + words("📖 artigos", "📖 articles", "📖 artículos");
  }

  private void answers(Question question) {
    var then = question.then();
    if (then != null) {
      lines.add(id(question.key()) + " --> " + place(then));
    }
    // Options that lead to one place are one line.
    var byPlace = new LinkedHashMap<String, List<String>>();
    for (Option option : question.options()) {
      byPlace
          .computeIfAbsent(place(option.way()), way -> new ArrayList<>())
          .add(plain(option.label().in(locale)));
    }
    byPlace.forEach(
        (place, labels) ->
            lines.add(
                "%s -- \"%s\" --> %s"
                    .formatted(id(question.key()), String.join("<br/>", labels), place)));
  }

  private String place(Way way) {
    return switch (way) {
      case Way.Next next -> id(next.question());
      case Way.Queue queue -> end(queue(queue));
      case Way.Ticket ticket ->
          end("🎫 " + desk(ticket.desk()) + how(ticket.priority(), false, false));
      case Way.Solved solved -> end("✔ " + words("Resolvido", "Solved", "Resuelto"));
    };
  }

  private String queue(Way.Queue queue) {
    return "💬 " + desk(queue.desk()) + how(queue.priority(), queue.emergency(), queue.gate());
  }

  private String how(@Nullable Priority priority, boolean emergency, boolean gate) {
    var said = new ArrayList<String>();
    if (priority != null) {
      said.add(
          switch (priority) {
            case LOW -> words("prioridade baixa", "low priority", "prioridad baja");
            case NORMAL -> words("prioridade normal", "normal priority", "prioridad normal");
            case HIGH -> words("prioridade alta", "high priority", "prioridad alta");
            case URGENT -> words("urgente", "urgent", "urgente");
          });
    }
    if (emergency) {
      said.add(words("plantão", "on call", "guardia"));
    }
    if (gate) {
      said.add(words("portão de contrato", "contract gate", "control de contrato"));
    }
    return said.isEmpty() ? "" : "<br/>" + String.join(", ", said);
  }

  private String desk(String key) {
    return plain(desks.apply(key));
  }

  private String end(String label) {
    return ends.computeIfAbsent(label, one -> "e" + (ends.size() + 1));
  }

  /** Keys are no names that Mermaid takes: one might be called end. */
  private String id(String key) {
    List<String> keys = tree.questions().stream().map(Question::key).toList();
    return "q" + (keys.indexOf(key) + 1);
  }

  private static String plain(String text) {
    return text.replace("\"", "#quot;").replaceAll("\\s*\\R\\s*", "<br/>");
  }

  private String words(String portuguese, String english, String spanish) {
    return switch (locale.getLanguage()) {
      case "en" -> english;
      case "es" -> spanish;
      default -> portuguese;
    };
  }
}
