package dev.guiche.channel;

import java.util.regex.Pattern;

/**
 * The key of a channel in {@code channels.yml}: lower-case letters, digits and hyphens, at most 40.
 */
public record ChannelName(String value) {
  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,39}");

  public ChannelName {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("Not a channel's name: " + value);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
