package dev.guiche.sandbox;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What a stand-in is told to do wrong. Tests give orders; the stand-in asks at each call and each
 * delivery. An order is used up by obeying it; {@link #often} holds until {@link #calm}. Safe for
 * many threads.
 */
public final class Misbehaviour {
  /** What goes wrong with a call that the gateway makes. */
  public sealed interface Fault {
    /** 429, and when to come again; the work is not done. */
    record TooMany(Duration retryAfter) implements Fault {}

    /** 500; the work is not done. */
    record Broken() implements Fault {}

    /** The line is cut before the work is done. */
    record CutBefore() implements Fault {}

    /** The work is done, and the line is cut instead of an answer. */
    record CutAfter() implements Fault {}

    /** The work is done and answered, but only after this time. */
    record Slow(Duration by) implements Fault {}

    /** The work is not done, and the line stays open with no answer. */
    record Silent() implements Fault {}
  }

  /** What goes wrong with a message on its way to the gateway. */
  public sealed interface Trick {
    /** It comes again although it was acknowledged. */
    record Twice() implements Trick {}

    record Late(Duration by) implements Trick {}

    /** It changes places with the one after it. */
    record Swapped() implements Trick {}
  }

  private static final String ANY = "";

  private final Map<String, Queue<Fault>> faults = new HashMap<>();
  private final Queue<Trick> tricks = new ArrayDeque<>();
  private final Object moving = new Object();
  private final List<Fault> frequent = new ArrayList<>();
  private double share;
  private RandomGenerator random = RandomGenerator.getDefault();
  private boolean away;
  private Runnable leave = () -> {};
  private Runnable back = () -> {};

  /** The next calls of any kind meet these faults, one each. */
  public synchronized void next(Fault... orders) {
    next(ANY, orders);
  }

  /**
   * The next calls of one kind meet these faults, one each.
   *
   * @param call as the stand-in names it, such as {@code sendMessage}
   */
  public synchronized void next(String call, Fault... orders) {
    faults.computeIfAbsent(call, unused -> new ArrayDeque<>()).addAll(Arrays.asList(orders));
  }

  /**
   * From now on each call meets one of these faults with this likelihood.
   *
   * @param share from 0 to 1
   */
  public synchronized void often(double share, RandomGenerator random, Fault... orders) {
    this.share = share;
    this.random = random;
    frequent.clear();
    frequent.addAll(Arrays.asList(orders));
  }

  /** The next deliveries to the gateway suffer these tricks, one each. */
  public synchronized void deliveries(Trick... orders) {
    tricks.addAll(Arrays.asList(orders));
  }

  /** Connections are refused, and those that are open are cut, until {@link #comeBack}. */
  public void goAway() {
    move(true);
  }

  public void comeBack() {
    move(false);
  }

  /** Goes away and comes back by itself; returns at once. */
  public void goAwayFor(Duration time) {
    goAway();
    Thread.startVirtualThread(
        () -> {
          try {
            Thread.sleep(time);
          } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
          }
          comeBack();
        });
  }

  /** Takes back every order that is not obeyed yet, and comes back. */
  public void calm() {
    synchronized (this) {
      faults.clear();
      tricks.clear();
      frequent.clear();
    }
    comeBack();
  }

  /** Asked by the stand-in at each call: the fault to commit, or null to behave. */
  public synchronized @Nullable Fault onCall(String call) {
    Fault ordered = poll(call);
    if (ordered == null) {
      ordered = poll(ANY);
    }
    return ordered != null || frequent.isEmpty() || random.nextDouble() >= share
        ? ordered
        : frequent.get(random.nextInt(frequent.size()));
  }

  private @Nullable Fault poll(String call) {
    Queue<Fault> queue = faults.get(call);
    return queue == null ? null : queue.poll();
  }

  /** Asked by the stand-in at each delivery: the trick to play, or null to behave. */
  public synchronized @Nullable Trick onDelivery() {
    return tricks.poll();
  }

  /**
   * Given by the stand-in: how it stops listening, cutting every line, and how it listens again on
   * the same port. Both return when it is done.
   */
  public synchronized void whenAway(Runnable leave, Runnable back) {
    this.leave = leave;
    this.back = back;
  }

  public synchronized boolean isAway() {
    return away;
  }

  private void move(boolean toAway) {
    synchronized (moving) { // else a quick return could overtake the leaving
      Runnable step;
      synchronized (this) {
        if (away == toAway) {
          return;
        }
        away = toAway;
        step = toAway ? leave : back;
      }
      step.run();
    }
  }
}
