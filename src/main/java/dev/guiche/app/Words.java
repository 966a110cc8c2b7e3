package dev.guiche.app;

import java.text.MessageFormat;
import java.util.ResourceBundle;

/** What the program says to its operator, in Portuguese or English by the default locale. */
final class Words {
  private Words() {}

  static String say(String key, Object... values) {
    var bundle = ResourceBundle.getBundle("dev.guiche.app.messages");
    return MessageFormat.format(bundle.getString(key), values);
  }
}
