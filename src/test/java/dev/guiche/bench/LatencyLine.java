package dev.guiche.bench;

/** From the provider's request to the frame on the screen of whoever has the customer in hand. */
final class LatencyLine extends ShiftLine<String, LatencyLine.Awaited> {
  private static final String MARK = "Nota fiscal rejeitada, pedido #";

  /** A message on its way: when its request was due, and whose screen waits for it. */
  record Awaited(long due, int screen) {}

  LatencyLine() {
    super("latency", 200);
  }

  @Override
  String way() {
    return "web hook to screen";
  }

  @Override
  double goal() {
    return 5;
  }

  @Override
  void happen(Shift shift, int number, Shift.Talk talk, long due) {
    var mark = Long.toString(due);
    await(mark, new Awaited(due, talk.screen()));
    shift.line(number).call(shift.hooks.message(talk.customer(), MARK + mark + "#"));
  }

  /** News of one's own come alone; what comes as an array is for everybody, and later. */
  @Override
  void hear(int screen, String text) {
    int mark = text.startsWith("[") ? -1 : text.indexOf(MARK);
    if (mark >= 0) {
      int begin = mark + MARK.length();
      var key = text.substring(begin, text.indexOf('#', begin));
      var message = awaited().get(key);
      if (message != null && message.screen() == screen) {
        arrived(key, message, message.due());
      }
    }
  }
}
