package dev.guiche.knowledge;

/**
 * What an article says.
 *
 * @param body Markdown
 */
public record Wording(String title, String category, String body) {
  public Wording {
    title = title.strip();
    category = category.strip();
  }
}
