package dev.guiche.bench;

import dev.guiche.sandbox.whatsapp.WhatsAppPhone;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/**
 * A house at work: consultants at their screens, visitors on the site, and as many customers on
 * WhatsApp as the consultants have hands, each in somebody's.
 */
final class Shift implements AutoCloseable {
  static final int CONSULTANTS = 200;
  static final int VISITORS = 2_000;
  private static final int CAPACITY = 4;
  private static final int LINES = 32;

  /** A customer's conversation, and whose hands it is in. */
  record Talk(long id, int customer, int screen) {}

  final House house;
  final Staff staff;
  final SignedHooks hooks;
  final List<Talk> talks = new ArrayList<>();
  final List<WhatsAppPhone> phones = new ArrayList<>();
  private final Vertx vertx;
  private final NetClient client;
  private final List<Caller> lines = new ArrayList<>();

  private Shift(Vertx vertx, House house) {
    this.vertx = vertx;
    this.house = house;
    this.client = vertx.createNetClient(new NetClientOptions().setTcpNoDelay(true));
    this.staff = Staff.hire(house, CONSULTANTS, CAPACITY);
    this.hooks = new SignedHooks(house.town.account);
  }

  /**
   * @param hear given a screen's number and what it hears
   */
  static Shift begin(Vertx vertx, Sockets sockets, BiConsumer<Integer, String> hear) {
    var house = House.open(vertx);
    var shift = new Shift(vertx, house);
    shift.staff.comes(sockets, hear);
    Visitors.come(house, sockets, VISITORS, (visitor, text) -> {});
    for (int i = 0; i < LINES; i++) {
      shift.lines.add(House.await(Caller.connect(shift.client, house.gateway.url())));
    }
    shift.greet();
    return shift;
  }

  /** The next of the connections that all calls go over in turn. */
  Caller line(int number) {
    return lines.get(number % lines.size());
  }

  private void greet() {
    int customers = CONSULTANTS * CAPACITY;
    var answered = new AtomicInteger();
    for (int i = 0; i < customers; i++) {
      phones.add(house.town.twilio.phone(SignedHooks.number(i), "Cliente " + i));
      phones.getLast().opensTheWindow();
      line(i).call(hooks.message(i, "Bom dia!")).onSuccess(ok -> answered.incrementAndGet());
    }
    House.until(() -> answered.get() == customers);
    var inHand = "select count(*) as n from conversation where consultant_id is not null";
    House.until(() -> house.count(inHand) == customers);
    house.update("analyze"); // autovacuum would, within the minute
    talks.addAll(
        house.list(
            """
            select c.id, right(a.address, 6)::bigint as customer, c.consultant_id
            from conversation c join contact_address a on a.id = c.address_id
            """,
            row ->
                new Talk(
                    row.number("id"),
                    (int) row.number("customer"),
                    staff.screenOf(row.number("consultant_id")))));
  }

  @Override
  public void close() {
    house.close();
    House.await(vertx.close());
  }
}
