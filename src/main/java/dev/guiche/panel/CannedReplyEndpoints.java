package dev.guiche.panel;

import dev.guiche.desk.Role;
import dev.guiche.http.Answer;
import dev.guiche.http.Call;
import dev.guiche.http.Endpoints;
import dev.guiche.http.door.Refused;
import dev.guiche.knowledge.CannedReplies;
import dev.guiche.knowledge.CannedReply;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is often said. */
final class CannedReplyEndpoints implements Endpoints.Group {
  private final CannedReplies replies;

  CannedReplyEndpoints(CannedReplies replies) {
    this.replies = replies;
  }

  @Override
  public void register(Endpoints endpoints) {
    endpoints
        .on("listCannedReplies", call -> list(call))
        .on("createCannedReply", this::create)
        .on("changeCannedReply", this::change)
        .on("deleteCannedReply", this::delete);
  }

  private Answer list(Call call) {
    return Answer.ok(Map.of("items", replies.all(call.me(), supervises(call))));
  }

  private static boolean supervises(Call call) {
    return call.caller().role().mayDo(Role.SUPERVISOR);
  }

  /** What colleagues use is the supervisors' to change; what is mine is mine. */
  private static void refuseColleagues(Call call, boolean own) {
    if (!own && !supervises(call)) {
      throw new Refused.Forbidden(Role.SUPERVISOR);
    }
  }

  private record Wish(
      @Nullable Long desk,
      @Nullable Boolean own,
      @Nullable String shortcut,
      @Nullable String title,
      @Nullable String text) {}

  private Answer create(Call call) {
    var wish = call.body(Wish.class);
    boolean own = Boolean.TRUE.equals(wish.own());
    refuseColleagues(call, own);
    refuseBoth(own, wish.desk());
    return Answer.created(
        replies.create(
            own ? call.me() : null,
            wish.desk(),
            Objects.requireNonNull(wish.shortcut()),
            Objects.requireNonNull(wish.title()),
            Objects.requireNonNull(wish.text())));
  }

  private Answer change(Call call) {
    var wish = call.body(Wish.class);
    var before = find(call);
    refuseBoth(before.own(), wish.desk());
    var after =
        new CannedReply(
            before.id(),
            call.body().has("desk") ? wish.desk() : before.desk(),
            before.own(),
            Objects.requireNonNullElse(wish.shortcut(), before.shortcut()),
            Objects.requireNonNullElse(wish.title(), before.title()),
            Objects.requireNonNullElse(wish.text(), before.text()));
    return Answer.ok(replies.change(after).orElseThrow(Refused.NotFound::new));
  }

  private CannedReply find(Call call) {
    var reply = replies.find(call.me(), call.id()).orElseThrow(Refused.NotFound::new);
    refuseColleagues(call, reply.own());
    return reply;
  }

  private static void refuseBoth(boolean own, @Nullable Long desk) {
    if (own && desk != null) {
      throw new Refused.Invalid("/desk", "Uma resposta só sua não é de nenhum setor.");
    }
  }

  private Answer delete(Call call) {
    if (!replies.delete(find(call).id())) {
      throw new Refused.NotFound();
    }
    return Answer.nothing();
  }
}
