package dev.guiche.channel.email;

/** Undoes format=flowed (RFC 3676): soft line ends are joined, each depth of quoting for itself. */
final class Flowed {
  private final boolean deleteSpace;
  private final StringBuilder text = new StringBuilder();
  private boolean open;
  private int openDepth;

  private Flowed(boolean deleteSpace) {
    this.deleteSpace = deleteSpace;
  }

  static String undo(String text, boolean deleteSpace) {
    var flowed = new Flowed(deleteSpace);
    text.lines().forEach(flowed::line);
    return flowed.text.toString();
  }

  private void line(String line) {
    int depth = 0;
    while (depth < line.length() && line.charAt(depth) == '>') {
      depth++;
    }
    String content = line.substring(depth);
    if (content.startsWith(" ")) {
      content = content.substring(1); // stuffed
    }
    boolean signature = content.equals("-- ");
    begin(depth, signature);
    boolean soft = content.endsWith(" ") && !signature;
    text.append(soft && deleteSpace ? content.substring(0, content.length() - 1) : content);
    open = soft;
    openDepth = depth;
  }

  private void begin(int depth, boolean signature) {
    if (open && depth == openDepth && !signature) {
      return;
    }
    if (!text.isEmpty()) {
      text.append('\n');
    }
    if (depth > 0) {
      text.append(">".repeat(depth)).append(' ');
    }
  }
}
