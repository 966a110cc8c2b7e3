package dev.guiche.conversation;

import dev.guiche.channel.Channel;
import dev.guiche.channel.Channels;
import dev.guiche.database.Sql;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the house itself says in a conversation, where no consultant is speaking. */
public final class Notices {
  private final Channels channels;

  public Notices(Channels channels) {
    this.channels = channels;
  }

  /** Part of the caller's transaction; wake the outbox after its commit. */
  public void say(Sql tx, LockedConversation talk, String text) {
    ask(tx, talk, text, List.of());
  }

  /**
   * Asks something that has known answers: buttons, or a numbered list where the channel has none.
   * Where the channel is off, consultants see that nobody was asked.
   */
  public void ask(Sql tx, LockedConversation talk, String text, List<String> choices) {
    var channel = channels.find(talk.channel());
    String name = talk.channel().value();
    if (channel.isEmpty()) {
      var off = NewEntry.event("channel-off", null, false, Map.of("channel", name));
      Timelines.add(tx, talk.timeline(), off);
      return;
    }
    boolean listed = !choices.isEmpty() && !channel.get().shows(text, choices);
    String said = listed ? text + "\n\n" + numbered(choices) : text;
    var entry = Timelines.add(tx, talk.timeline(), NewEntry.notice(name, said, null));
    var parts = channel.get().parts(said, 0);
    for (var part : parts) {
      boolean last = part == parts.getLast();
      Outbox.enqueue(
          tx,
          new NewDelivery(
              entry,
              talk.timeline(),
              talk.channel(),
              talk.address(),
              part.text(),
              null,
              List.of(),
              null,
              MailThread.envelope(tx, channel.get(), talk.timeline(), entry),
              last && !listed ? choices : List.of()));
    }
  }

  /** Says something that may be answered with a touch where the channel has buttons. */
  public void offer(Sql tx, LockedConversation talk, String text, List<String> choices) {
    boolean buttons = channels.find(talk.channel()).map(Channel::hasButtons).orElse(false);
    ask(tx, talk, text, buttons ? choices : List.of());
  }

  private static String numbered(List<String> choices) {
    return IntStream.range(0, choices.size())
        .mapToObj(i -> (i + 1) + " - " + choices.get(i))
        .collect(Collectors.joining("\n"));
  }
}
