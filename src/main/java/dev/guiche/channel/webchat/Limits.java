package dev.guiche.channel.webchat;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How often anybody may do something. Each node counts for itself; a count that is back at its
 * start is forgotten, so an idle visitor costs nothing.
 */
final class Limits {
  /** Something that may be done so many times at once, and again after so long each. */
  enum Rule {
    /** One visitor's messages. */
    MESSAGE(60, Duration.ofMillis(200)),
    /** One visitor's files, either way. */
    FILE(60, Duration.ofSeconds(1)),
    /** One address's connections. */
    CONNECTION(300, Duration.ofMillis(100)),
    /** New visitors from one address. */
    VISITOR(60, Duration.ofSeconds(1)),
    /** One visitor's looks into the past. */
    PAGE(60, Duration.ofMillis(200)),
    /** One visitor saying who they are. */
    INTRODUCTION(10, Duration.ofSeconds(10));

    @SuppressWarnings("ImmutableEnumChecker") // it is, though the library does not say so
    private final Bandwidth bandwidth;

    Rule(int atOnce, Duration each) {
      bandwidth = Bandwidth.builder().capacity(atOnce).refillGreedy(1, each).build();
    }
  }

  private record Key(Rule rule, String who) {}

  private final ConcurrentHashMap<Key, Bucket> counts = new ConcurrentHashMap<>();

  /**
   * 0 when it may be done now, else in how many seconds.
   *
   * @param who a visitor or an address; null for nobody in particular, who is not counted
   */
  int wait(Rule rule, @Nullable String who) {
    if (who == null) {
      return 0;
    }
    var bucket =
        counts.computeIfAbsent(
            new Key(rule, who), k -> Bucket.builder().addLimit(k.rule().bandwidth).build());
    var probe = bucket.tryConsumeAndReturnRemaining(1);
    return probe.isConsumed()
        ? 0
        : (int) TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()) + 1;
  }

  void forgetIdle() {
    counts
        .entrySet()
        .removeIf(
            count ->
                count.getValue().getAvailableTokens()
                    == count.getKey().rule().bandwidth.getCapacity());
  }
}
