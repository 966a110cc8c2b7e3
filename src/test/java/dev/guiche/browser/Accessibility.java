package dev.guiche.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.List;

/** What keeps somebody from using a page, as axe finds it. */
public final class Accessibility {
  private Accessibility() {}

  public static List<Rule> violations(Page page) {
    return checker(page).analyze().getViolations();
  }

  /**
   * @param part a CSS selector
   */
  public static List<Rule> violations(Page page, String part) {
    return checker(page).include(List.of(part)).analyze().getViolations();
  }

  /** Without a second page for what it found in frames of other sites: none of ours has any. */
  private static AxeBuilder checker(Page page) {
    return new AxeBuilder(page).setLegacyMode(true);
  }
}
