package dev.guiche.bench;

import dev.guiche.http.door.CustomerSessions;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whether the first pages stay as quick when there is a lot behind them. */
final class GrowthLine implements Line {
  private static final int FEW = 10_000;
  private static final int MANY = Integer.getInteger("bench.tickets", 100_000);
  private static final int ASKED = 40;
  private static final long PATIENCE = 1_500_000_000L;

  /** Each page and the call that asks for it, in the order of the table. */
  private static final Map<String, String> PAGES = new LinkedHashMap<>();

  static {
    PAGES.put("inbox", "conversations?tab=waiting&limit=50");
    PAGES.put("inbox, all closed", "conversations?tab=all&state=closed&limit=50");
    PAGES.put("ticket list", "tickets?state=open&limit=50");
    PAGES.put("board", "board?desk={desk}&limit=20");
    PAGES.put("planning", "tickets?state=open&sort=priority&limit=50");
    PAGES.put("portal list", "portal/tickets?state=all&limit=20");
    PAGES.put("search everywhere, a common word", "search?q=rejeitada");
    PAGES.put("search everywhere, a name with a slip", "search?q=Cliemte%2042");
    PAGES.put("search of tickets", "tickets?state=all&q=rejeitada&limit=50");
    PAGES.put("search of a ticket's protocol", "tickets?state=all&q=500009999&limit=50");
    PAGES.put("search of conversations", "conversations?tab=all&q=Cliente%2042&limit=50");
    PAGES.put("search of contacts", "contacts?q=cliente42");
  }

  @Override
  public String name() {
    return "growth";
  }

  @Override
  public List<Row> measure(Rounds rounds) throws Exception {
    var vertx = Vertx.vertx();
    var client = vertx.createNetClient(new NetClientOptions());
    try (var small = House.open(vertx);
        var large = House.open(vertx)) {
      var few = new Reader(small, client, FEW);
      var many = new Reader(large, client, MANY);
      few.run();
      many.run();
      var medians = rounds.alternate(few::run, many::run);
      var rows = new ArrayList<Row>();
      int i = 0;
      for (var page : PAGES.keySet()) {
        rows.add(
            Row.of(name(), page + ", p99", medians.figure()[i], "ms")
                .beside(medians.yardstick()[i])
                .wantsRatioAtMost(2));
        i++;
      }
      rows.set(
          0,
          rows.getFirst()
              .noting(
                  "%,d tickets and %,d entries beside %,d and %,d (-Dbench.tickets sets it)",
                  MANY, 5 * MANY, FEW, 5 * FEW));
      return rows;
    } finally {
      House.await(vertx.close());
    }
  }

  /** A supervisor, and for the portal a customer, who opens page after page. */
  private static final class Reader {
    private final House house;
    private final Staff staff;
    private final Caller caller;
    private final long desk;
    private final String customer;

    Reader(House house, NetClient client, int tickets) {
      this.house = house;
      Crowd.past(house, tickets);
      this.staff = Staff.hire(house, 1, 0);
      house.update("update consultant set role = 'supervisor' where password_hash = 'none'");
      this.desk = house.count("select id as n from desk where key = 'suporte'");
      this.customer = CustomerSessions.open(house.database(), Crowd.customer(42));
      this.caller = House.await(Caller.connect(client, house.gateway.url()));
    }

    double[] run() {
      return PAGES.values().stream().mapToDouble(this::read).toArray();
    }

    private double read(String page) {
      var times = new Times();
      long end = System.nanoTime() + PATIENCE;
      for (int i = 0; i < ASKED && System.nanoTime() < end; i++) {
        long begin = System.nanoTime();
        int status = House.await(caller.call(request(page)));
        if (status != 200) {
          throw new IllegalStateException(page + " was answered with " + status);
        }
        times.add(System.nanoTime() - begin);
      }
      return times.percentile(99);
    }

    private Buffer request(String page) {
      var head =
          new StringBuilder(
              "GET /api/v1/" + page.replace("{desk}", Long.toString(desk)) + " HTTP/1.1\r\n");
      head.append("Host: ").append(house.gateway.url().getAuthority()).append("\r\n");
      if (page.startsWith("portal/")) {
        head.append("Cookie: " + CustomerSessions.COOKIE + "=" + customer + "\r\n");
      } else {
        staff.headers(0).forEach((k, v) -> head.append(k + ": " + v + "\r\n"));
      }
      return Buffer.buffer(head + "\r\n");
    }
  }
}
