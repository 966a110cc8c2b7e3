package dev.guiche.knowledge;

/** What this package refuses; the faces put it into words. */
public abstract sealed class KnowledgeRefused extends RuntimeException {
  private KnowledgeRefused(String message) {
    super(message, null, false, false);
  }

  /** Another reply of the same desk has this shortcut. */
  public static final class ShortcutTaken extends KnowledgeRefused {
    ShortcutTaken(String shortcut) {
      super("Another reply has the shortcut " + shortcut);
    }
  }

  /** There is no such desk. */
  public static final class NoSuchDesk extends KnowledgeRefused {
    NoSuchDesk() {
      super("No such desk");
    }
  }
}
