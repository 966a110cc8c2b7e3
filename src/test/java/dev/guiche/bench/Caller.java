package dev.guiche.bench;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/**
 * One kept HTTP connection, as lean as can be: the load's own work is done on the cores that are
 * measured.
 */
final class Caller {
  private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)");

  private final NetSocket socket;
  private final Deque<Promise<Integer>> waiting = new ArrayDeque<>();
  private String heard = "";

  private Caller(NetSocket socket) {
    this.socket = socket;
    socket.handler(this::hear);
    socket.exceptionHandler(reset -> socket.close()); // what waits is told that it is closed
    socket.closeHandler(gone -> waiting.forEach(one -> one.tryFail("The connection was closed")));
  }

  /**
   * @param client is to be held on to: with it, its connections are gone
   */
  static Future<Caller> connect(NetClient client, URI server) {
    return client.connect(server.getPort(), server.getHost()).map(Caller::new);
  }

  /** Gives the status of the answer. Answers come in the order of the requests. */
  Future<Integer> call(Buffer request) {
    Promise<Integer> answer = Promise.promise();
    synchronized (this) {
      waiting.add(answer);
      socket.write(request).onFailure(answer::tryFail);
    }
    return answer.future();
  }

  private void hear(Buffer part) {
    heard += part.toString(StandardCharsets.ISO_8859_1);
    for (int end = answerEnd(); end > 0; end = answerEnd()) {
      int status = Integer.parseInt(heard.substring(9, 12));
      heard = heard.substring(end);
      next().complete(status);
    }
  }

  private synchronized Promise<Integer> next() {
    return waiting.remove();
  }

  /** Where the first answer ends; 0 while it is not whole. */
  private int answerEnd() {
    int head = heard.indexOf("\r\n\r\n");
    if (head < 0) {
      return 0;
    }
    var length = LENGTH.matcher(heard).region(0, head);
    int end = head + 4 + (length.find() ? Integer.parseInt(length.group(1)) : 0);
    return heard.length() >= end ? end : 0;
  }

  void close() {
    socket.close();
  }
}
