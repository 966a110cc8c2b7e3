package dev.guiche.channel;

import org.jspecify.annotations.Nullable;

/**
 * @param why what is wrong and what cures it; null when all is well; never contains a secret
 */
public record ChannelHealth(State state, @Nullable String why) {
  public enum State {
    UP,
    OFF,
    DOWN
  }

  public static ChannelHealth up() {
    return new ChannelHealth(State.UP, null);
  }

  public static ChannelHealth down(String why) {
    return new ChannelHealth(State.DOWN, why);
  }

  public static ChannelHealth off(String why) {
    return new ChannelHealth(State.OFF, why);
  }
}
