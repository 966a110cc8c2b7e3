package dev.guiche.database;

import java.text.MessageFormat;
import java.util.ResourceBundle;

/**
 * The database cannot serve, and somebody has to do something about it. The message is one line in
 * the operator's language (Portuguese or English, by the default locale) and names the cure.
 */
public final class DatabaseUnusable extends RuntimeException {
  DatabaseUnusable(String key, Object... values) {
    super(MessageFormat.format(words().getString(key), values));
  }

  DatabaseUnusable(String key, Throwable cause, Object... values) {
    super(MessageFormat.format(words().getString(key), values), cause);
  }

  private static ResourceBundle words() {
    return ResourceBundle.getBundle("dev.guiche.database.messages");
  }
}
