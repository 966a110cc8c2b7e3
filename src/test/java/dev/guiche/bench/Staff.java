package dev.guiche.bench;

import io.vertx.core.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Consultants of the desk that all channels lead to, logged in and each at a screen. They are
 * written into the database: to log in takes a password's hash, which is slow by intent.
 */
final class Staff {
  private final House house;
  private final Map<Long, Integer> screens = new ConcurrentHashMap<>();
  private List<WebSocket> sockets = List.of();

  /** Held on to for as long as the staff is: a client that nobody holds closes its sockets. */
  private @Nullable Sockets open;

  private Staff(House house) {
    this.house = house;
  }

  /** Hired, and not yet there. */
  static Staff hire(House house, int count, int capacity) {
    var staff = new Staff(house);
    house.update(
        """
        insert into consultant (email, name, password_hash, role, capacity)
        select 'c' || i || '@minha-empresa.example', 'Consultor ' || i, 'none', 'consultant', $2
        from generate_series(0, $1 - 1) i
        """,
        count,
        capacity);
    house.update(
        """
        insert into desk_member (desk_id, consultant_id)
        select d.id, c.id from desk d, consultant c where d.key = 'suporte' and c.password_hash = 'none'
        """);
    house.update(
        "delete from desk_member where consultant_id in (select id from consultant where role ="
            + " 'admin')");
    for (int i = 0; i < count; i++) {
      house.update(
          "insert into session (token_hash, consultant_id) select $1, id from consultant where"
              + " email = $2",
          hash(token(i)),
          "c" + i + "@minha-empresa.example");
    }
    house.update("analyze"); // autovacuum would, within the minute
    house
        .list(
            "select id, substring(email from 'c(\\d+)@')::bigint as i from consultant where"
                + " password_hash = 'none'",
            row -> Map.entry(row.number("id"), (int) row.number("i")))
        .forEach(one -> staff.screens.put(one.getKey(), one.getValue()));
    return staff;
  }

  private static String token(int consultant) {
    return "screen-of-" + consultant;
  }

  private static byte[] hash(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(HexFormat.of().toString(), impossible);
    }
  }

  /** The headers of a consultant's browser. */
  Map<String, String> headers(int consultant) {
    return Map.of(
        "Cookie",
        "guiche_session=" + token(consultant),
        "X-Requested-With",
        "guiche",
        "Origin",
        house.gateway.url().toString());
  }

  /** The number of this consultant's screen. */
  int screenOf(long consultant) {
    return screens.get(consultant);
  }

  /**
   * All of them come: each has opened a screen and been welcomed when it returns.
   *
   * @param hear given a screen's number and what it hears
   */
  void comes(Sockets open, BiConsumer<Integer, String> hear) {
    this.open = open;
    var welcomed = new AtomicInteger();
    sockets =
        open.open(
            house.gateway.url(),
            "/api/v1/live",
            screens.size(),
            this::headers,
            (screen, text) -> {
              if (text.startsWith("{\"type\":\"welcome\"")) {
                welcomed.incrementAndGet();
              }
              hear.accept(screen, text);
            });
    Sockets.sayAndAwait(
        sockets, "{\"type\":\"hello\",\"batches\":true,\"entries\":\"near\"}", welcomed);
    // As a browser does, or the gateway takes it for gone.
    house.vertx.setPeriodic(
        20_000,
        tick -> new ArrayList<>(sockets).forEach(s -> s.writeTextMessage("{\"type\":\"ping\"}")));
  }
}
