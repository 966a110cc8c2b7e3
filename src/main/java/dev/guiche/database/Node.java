package dev.guiche.database;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * One run of a gateway, numbered. Whatever a node has begun carries its number; a number whose lock
 * nobody holds belongs to a node that is gone, and what it left half done is anybody's to finish.
 */
public final class Node {
  /** SQL that is true when the node in the column {@code node} is gone. */
  public static final String GONE =
      """
      not exists (
        select from pg_locks l, hashtextextended('guiche:node:' || node, 0) as key
        where l.locktype = 'advisory' and l.objsubid = 1 and l.granted
          and l.database = (select oid from pg_database where datname = current_database())
          and l.classid::bigint = ((key >> 32) & 4294967295)
          and l.objid::bigint = (key & 4294967295))
      """;

  private final long number;

  private Node(long number) {
    this.number = number;
  }

  /** Takes a number that is held until {@code exclusive} closes. Waits until the lock is there. */
  public static Node join(Database database, Exclusive exclusive) {
    var number =
        database.one("select nextval('node_number') as number", row -> row.number("number"));
    var held = new CountDownLatch(1);
    exclusive.hold("node:" + number, held::countDown, () -> {});
    try {
      if (!held.await(30, TimeUnit.SECONDS)) {
        throw new IllegalStateException("The database gave no lock for this node in 30 s");
      }
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
    }
    return new Node(number);
  }

  public long number() {
    return number;
  }
}
