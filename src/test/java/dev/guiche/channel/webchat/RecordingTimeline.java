package dev.guiche.channel.webchat;

import dev.guiche.channel.Address;
import dev.guiche.channel.ChannelName;
import dev.guiche.channel.DeliveryStatus;
import dev.guiche.channel.RecordingInbox;
import dev.guiche.channel.VisitorEntry;
import dev.guiche.channel.VisitorFile;
import dev.guiche.channel.VisitorTalk;
import dev.guiche.channel.VisitorTimeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** The house as a visitor sees it: what the inbox took, and what we said. Kept in memory. */
final class RecordingTimeline implements VisitorTimeline {
  /** What a visitor said of themself. */
  record Introduction(Address visitor, String name, String email) {}

  private record Ours(Address visitor, VisitorEntry entry, long change) {}

  private final RecordingInbox inbox;
  private final List<Ours> ours = new ArrayList<>();
  private final List<VisitorFile> files = new ArrayList<>();
  private final List<Address> owners = new ArrayList<>();
  private final List<Introduction> introductions = new ArrayList<>();
  private final AtomicInteger readings = new AtomicInteger();
  private VisitorTalk talk = VisitorTalk.none();

  RecordingTimeline(RecordingInbox inbox) {
    this.inbox = inbox;
  }

  /** As a consultant's reply that is committed, before the outbox sends it. */
  void say(Address visitor, long delivery, String text, VisitorEntry.File... attached) {
    say(visitor, delivery, text, List.of(attached), List.of());
  }

  synchronized void ask(Address visitor, long delivery, String text, List<String> choices) {
    say(visitor, delivery, text, List.of(), choices);
  }

  private synchronized void say(
      Address visitor,
      long delivery,
      String text,
      List<VisitorEntry.File> attached,
      List<String> choices) {
    var entry =
        new VisitorEntry(
            1_000 + ours.size(),
            inbox.entries().size() * 1_000L + ours.size() + 1,
            VisitorEntry.Author.CONSULTANT,
            "Marina",
            text,
            attached,
            Instant.now(),
            false,
            null,
            delivery,
            DeliveryStatus.PENDING,
            choices);
    ours.add(new Ours(visitor, entry, horizon()));
  }

  synchronized void stand(VisitorTalk how) {
    talk = how;
  }

  /** The number of a file that this visitor may read. */
  synchronized long store(Address visitor, VisitorFile file) {
    files.add(file);
    owners.add(visitor);
    return files.size();
  }

  synchronized List<Introduction> introductions() {
    return List.copyOf(introductions);
  }

  int readings() {
    return readings.get();
  }

  @Override
  public synchronized Read since(ChannelName channel, Address visitor, long change, int most) {
    readings.incrementAndGet();
    long horizon = horizon();
    var all = entries(visitor);
    var fresh = entriesSince(visitor, change);
    boolean reset = change == 0 || fresh.size() > most;
    var shown = reset ? last(all, most) : fresh;
    return new Read(shown, reset, shown.size() < all.size(), talk, horizon);
  }

  /** Every entry, theirs and ours, counts as one transaction. */
  private long horizon() {
    return 1 + inbox.entries().size() + ours.size();
  }

  private List<VisitorEntry> entriesSince(Address visitor, long change) {
    var known = inbox.entries();
    var theirs =
        Stream.iterate(0, i -> i < known.size(), i -> i + 1)
            .filter(i -> i + 1 + ours.size() >= change) // may repeat, never misses
            .filter(i -> known.get(i).from().equals(visitor))
            .map(i -> theirs(known.get(i), i));
    var said = ours.stream().filter(o -> o.visitor().equals(visitor) && o.change() >= change);
    return sorted(Stream.concat(theirs, said.map(Ours::entry)));
  }

  private List<VisitorEntry> entries(Address visitor) {
    return entriesSince(visitor, 0);
  }

  private static VisitorEntry theirs(dev.guiche.channel.InboundMessage message, int index) {
    return new VisitorEntry(
        index + 1L,
        index * 1_000L + 999,
        VisitorEntry.Author.VISITOR,
        "",
        message.content().text(),
        List.of(),
        message.sentAt(),
        false,
        message.externalId(),
        null,
        null,
        List.of());
  }

  @Override
  public synchronized List<VisitorEntry> before(
      ChannelName channel, Address visitor, long position, int most) {
    return last(
        entries(visitor).stream().filter(entry -> entry.position() < position).toList(), most);
  }

  @Override
  public synchronized Optional<VisitorFile> file(
      ChannelName channel, Address visitor, long attachment) {
    int index = (int) attachment - 1;
    return index >= 0 && index < files.size() && owners.get(index).equals(visitor)
        ? Optional.of(files.get(index))
        : Optional.empty();
  }

  @Override
  public synchronized Stirred stirredSince(ChannelName channel, long change) {
    return new Stirred(List.of(), horizon());
  }

  @Override
  public synchronized void introduced(
      ChannelName channel, Address visitor, String name, String email) {
    introductions.add(new Introduction(visitor, name, email));
  }

  private static List<VisitorEntry> sorted(Stream<VisitorEntry> entries) {
    return entries.sorted(Comparator.comparingLong(VisitorEntry::position)).toList();
  }

  private static List<VisitorEntry> last(List<VisitorEntry> entries, int most) {
    return entries.subList(Math.max(0, entries.size() - most), entries.size());
  }
}
