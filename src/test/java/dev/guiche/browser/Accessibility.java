package dev.guiche.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What keeps somebody from using a page, as axe finds it. Asked for what is wrong and nothing else,
 * and loaded into a page once: there are more than a hundred looks in a build. It looks when what
 * moves or changes colour has come to rest.
 */
public final class Accessibility {
  private static final String LOOK =
      """
      async part => {
        await new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)));
        await Promise.allSettled(document.getAnimations()
          .filter(one => one.effect.getComputedTiming().endTime < Infinity).map(one => one.finished));
        const found = await axe.run(part ?? document, {resultTypes: ['violations'], preload: false});
        return found.violations.flatMap(one => one.nodes.map(node =>
          `${one.id}: ${one.help}: ${node.target} ${node.failureSummary}`));
      }
      """;

  private Accessibility() {}

  /** One line for each place. */
  public static List<String> violations(Page page) {
    return look(page, null);
  }

  /**
   * @param part a CSS selector
   */
  public static List<String> violations(Page page, String part) {
    return look(page, part);
  }

  private static List<String> look(Page page, @Nullable String part) {
    if (page.evaluate("'axe' in window").equals(false)) {
      page.evaluate(AxeBuilder.getAxeScript());
    }
    return ((List<?>) page.evaluate(LOOK, part)).stream().map(Object::toString).toList();
  }
}
