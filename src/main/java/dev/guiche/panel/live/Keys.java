package dev.guiche.panel.live;

import dev.guiche.desk.ConsultantId;
import dev.guiche.http.door.ApiTokens;
import dev.guiche.http.door.Caller;
import dev.guiche.http.door.Sessions;
import dev.guiche.panel.live.LiveSocket.End;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;

/** Ends the lines of those whose session or token is over. */
final class Keys {
  private final Sessions sessions;
  private final ApiTokens tokens;

  Keys(Sessions sessions, ApiTokens tokens) {
    this.sessions = sessions;
    this.tokens = tokens;
  }

  void check(Collection<LiveSocket> sockets, ConsultantId consultant) {
    checkAll(sockets.stream().filter(s -> s.caller.id().equals(consultant)).toList());
  }

  void checkAll(Collection<LiveSocket> sockets) {
    if (sockets.isEmpty()) {
      return;
    }
    List<String> hashes =
        sockets.stream()
            .map(socket -> socket.caller.entry())
            .filter(Caller.Entry.Session.class::isInstance)
            .map(entry -> HexFormat.of().formatHex(((Caller.Entry.Session) entry).hash()))
            .toList();
    var livingSessions = sessions.living(hashes);
    var livingTokens = tokens.living();
    for (var socket : sockets) {
      boolean lives =
          switch (socket.caller.entry()) {
            case Caller.Entry.Session session ->
                livingSessions.contains(HexFormat.of().formatHex(session.hash()));
            case Caller.Entry.Token token -> livingTokens.contains(token.id());
          };
      if (!lives) {
        socket.close(End.SESSION_OVER);
      }
    }
  }
}
