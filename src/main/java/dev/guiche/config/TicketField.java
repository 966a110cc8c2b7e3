package dev.guiche.config;

import dev.guiche.config.WorkflowConfig.Category;
import dev.guiche.config.WorkflowConfig.Who;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something asked when a ticket is opened, and kept on it.
 *
 * @param of what it names, where that is something the house knows of; null for anything else
 * @param required whether those who fill it must; a mail is taken without
 * @param options what can be chosen; empty for free text
 * @param categories keys of the categories that it is asked for; empty for all
 * @param by who is asked
 */
public record TicketField(
    String key,
    Label label,
    @Nullable Of of,
    boolean required,
    List<Option> options,
    Set<String> categories,
    Set<Who> by) {

  public TicketField {
    options = List.copyOf(options);
    categories = Set.copyOf(categories);
    by = Set.copyOf(by);
  }

  /** What a field can name. */
  public enum Of {
    PRODUCT,
    MODULE,
    DOCUMENT,
    ENVIRONMENT
  }

  /**
   * @param key what is kept on the ticket
   */
  public record Option(String key, Label label) {}

  public boolean isAskedFor(Category category) {
    return categories.isEmpty() || categories.contains(category.key());
  }

  public Optional<Option> option(String key) {
    return options.stream().filter(option -> option.key().equals(key)).findFirst();
  }
}
