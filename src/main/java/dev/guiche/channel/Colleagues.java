package dev.guiche.channel;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Hears our own people where they speak to a channel's bot and not as customers: in the group of a
 * desk, or to say who they are. Blocks the calling virtual thread; what it says is in the language
 * of the house.
 */
public interface Colleagues {
  /** A button under a message of ours, in a group, was pressed. */
  Reaction pressed(ChannelName channel, ExternalId under, Account by);

  /** Somebody says that they are the consultant to whom this code was shown. What they read. */
  String introduced(Account who, String code);

  /**
   * An account on a messenger.
   *
   * @param name what the messenger calls its owner; may be empty
   */
  record Account(ChannelKind kind, long id, String name) {}

  /**
   * What comes of a press.
   *
   * @param told what who pressed reads
   * @param rewritten how the message reads from now on, without its button; null: as before
   */
  record Reaction(String told, @Nullable String rewritten) {
    public Reaction {
      Objects.requireNonNull(told);
    }
  }

  /** Nobody listens. */
  Colleagues NONE =
      new Colleagues() {
        @Override
        public Reaction pressed(ChannelName channel, ExternalId under, Account by) {
          return new Reaction("", null);
        }

        @Override
        public String introduced(Account who, String code) {
          return "";
        }
      };
}
