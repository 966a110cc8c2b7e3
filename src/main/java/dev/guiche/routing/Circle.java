package dev.guiche.routing;

/** Among whom a talk is given out: parts of statements in which {@code c} is it, {@code k} they. */
enum Circle {
  /** The desk's own people. Whoever is just being changed is passed over. */
  MEMBERS(Part.DUE, Part.MEMBER, "m.desk_id = $1", "m.desk_id = $1", "m.given_at", "skip locked"),
  /** The same, and whoever is just being changed is waited for. */
  PATIENT(Part.DUE, Part.MEMBER, "m.desk_id = $1", "m.desk_id = $1", "m.given_at", ""),
  /** While the desk is closed, an emergency goes to whoever was called for it, and is online. */
  CALLED(
      "c.held_until > now() and c.id in (select conversation_id from called)",
      "called m on m.consultant_id = k.id",
      "m.conversation_id = c.id",
      "m.conversation_id = any($1)",
      "null::timestamptz",
      "");

  final String waits;
  final String join;
  final String mine;
  final String theirs;
  final String turn;
  final String skip;

  /**
   * @param waits whether the talk may be given out
   * @param join how consultants come in
   * @param mine whether one may have the talk {@code c}
   * @param theirs whether one may have any of those in hand
   */
  Circle(String waits, String join, String mine, String theirs, String turn, String skip) {
    this.waits = waits;
    this.join = join;
    this.mine = mine;
    this.theirs = theirs;
    this.turn = turn;
    this.skip = skip;
  }

  private static final class Part {
    /** The desk is open, or was when they came. */
    static final String DUE = "(c.held_until is null or c.held_until <= now())";

    static final String MEMBER = "desk_member m on m.consultant_id = k.id";
  }

  /** Consultants of the circle who are there and have room. */
  String hands() {
    return "consultant k join "
        + join
        + " and k.enabled and k.status = 'available' and k.gone_since is null and k.load <"
        + " k.capacity";
  }
}
