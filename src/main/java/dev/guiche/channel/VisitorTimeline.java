package dev.guiche.channel;

import java.util.List;
import java.util.Optional;

/**
 * What a visitor may see of their talks on one channel: every entry that is visible to the
 * customer, of every conversation of that address, as if it were one long talk. Implemented above,
 * wired by {@code app}. Blocks the calling virtual thread; throws {@link
 * dev.guiche.database.DatabaseFailure}.
 *
 * <p>A change is a transaction's number: everything up to the one before it has been read. Reading
 * from a change may give entries again; they are merged by their id.
 */
public interface VisitorTimeline {
  /**
   * What is new since an earlier reading.
   *
   * @param change what that reading returned; 0 for the newest {@code most} entries
   * @param most how many entries at most; when more are new, only the newest come, and {@link
   *     Read#reset} is set
   */
  Read since(ChannelName channel, Address visitor, long change, int most);

  /** The {@code most} entries that stand before this position, oldest first. */
  List<VisitorEntry> before(ChannelName channel, Address visitor, long position, int most);

  /** A file of theirs or ours on an entry that this visitor may see; empty for every other file. */
  Optional<VisitorFile> file(ChannelName channel, Address visitor, long attachment);

  /**
   * Whose talk has changed since, so that nobody waits for news whose announcement was lost.
   *
   * @param change what an earlier call returned; 0 for nobody
   */
  Stirred stirredSince(ChannelName channel, long change);

  /**
   * The visitor said who they are. Not proven: it names a contact without a name, gives an e-mail
   * to one without, and changes nothing else. Does nothing for a visitor who has not written yet.
   *
   * @param name empty when not said
   * @param email lower-case; empty when not said
   */
  void introduced(ChannelName channel, Address visitor, String name, String email);

  /**
   * @param entries by position
   * @param reset whether the entries replace all that the reader holds
   * @param more whether older entries stand before the first one; meaningful with {@code reset}
   * @param change from where to read next time: the horizon (pg_snapshot_xmin) from before reading
   */
  record Read(
      List<VisitorEntry> entries, boolean reset, boolean more, VisitorTalk talk, long change) {
    public Read {
      entries = List.copyOf(entries);
    }
  }

  /**
   * @param visitors whose conversation or entries changed
   * @param change from where to ask next time
   */
  record Stirred(List<Address> visitors, long change) {
    public Stirred {
      visitors = List.copyOf(visitors);
    }
  }
}
