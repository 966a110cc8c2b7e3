package dev.guiche.bench;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The gateway is killed under full load, again and again; what was acknowledged is looked for
 * afterwards. All channels at once, and PostgreSQL's death, are a test's: {@code CrashIT}.
 */
final class CrashLine implements Line {
  private static final int CUSTOMERS = 64;
  private static final int KILLS = 5;

  private final AtomicLong acknowledged = new AtomicLong();
  private volatile boolean working = true;

  @Override
  public String name() {
    return "crash";
  }

  @Override
  public List<Row> measure(Rounds rounds) throws Exception {
    var vertx = Vertx.vertx();
    var client = vertx.createNetClient(new NetClientOptions().setTcpNoDelay(true));
    try (var house = House.open(vertx)) {
      var hooks = new SignedHooks(house.town.account);
      var customers = new ArrayList<Thread>();
      var last = new int[CUSTOMERS];
      for (int i = 0; i < CUSTOMERS; i++) {
        int customer = i;
        customers.add(
            Thread.ofVirtual().start(() -> last[customer] = write(house, client, hooks, customer)));
      }
      var dice = new Random();
      for (int kill = 0; kill < KILLS; kill++) {
        Thread.sleep(1_500 + dice.nextInt(1_500));
        house.gateway.killHard();
        house.gateway.start();
      }
      Thread.sleep(1_000);
      working = false;
      for (var customer : customers) {
        customer.join();
      }
      return rows(house, last);
    } finally {
      House.await(vertx.close());
    }
  }

  /** As the provider does it: the same request until it is taken, then the next. */
  private int write(House house, NetClient client, SignedHooks hooks, int customer) {
    int number = 0;
    Buffer request = hooks.message(customer, "diz " + ++number);
    while (true) {
      try {
        var line = House.await(Caller.connect(client, house.gateway.url()));
        while (House.await(line.call(request)) == 200) {
          acknowledged.incrementAndGet();
          if (!working) {
            line.close();
            return number;
          }
          request = hooks.message(customer, "diz " + ++number);
        }
        line.close();
      } catch (RuntimeException down) {
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
    }
  }

  private List<Row> rows(House house, int[] last) {
    int lost = 0;
    int doubled = 0;
    int disordered = 0;
    for (int customer = 0; customer < CUSTOMERS; customer++) {
      var found =
          house.list(
              """
              select substring(e.text from '\\d+')::bigint as n from entry e
              join contact_address a on a.contact_id = e.contact_id
              where a.address = $1 and e.author = 'customer' order by e.timeline_id, e.position
              """,
              row -> row.number("n"),
              SignedHooks.number(customer));
      int different = (int) found.stream().distinct().count();
      lost += last[customer] - different;
      doubled += found.size() - different;
      disordered +=
          found.stream().distinct().sorted().toList().equals(found.stream().distinct().toList())
              ? 0
              : 1;
    }
    return List.of(
        Row.of(name(), "messages lost", lost, "")
            .wantsAtMost(0)
            .noting(
                "%d kills -9, %d messages acknowledged to the provider on WhatsApp",
                KILLS, acknowledged.get()),
        Row.of(name(), "messages doubled", doubled, "").wantsAtMost(0),
        Row.of(name(), "customers out of order", disordered, "").wantsAtMost(0));
  }
}
