package dev.guiche.panel;

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
    return Answer.ok(Map.of("items", replies.all(call.sight().only())));
  }

  private record Wish(
      @Nullable Long desk,
      @Nullable String shortcut,
      @Nullable String title,
      @Nullable String text) {}

  private Answer create(Call call) {
    var wish = call.body(Wish.class);
    return Answer.created(
        replies.create(
            wish.desk(),
            Objects.requireNonNull(wish.shortcut()),
            Objects.requireNonNull(wish.title()),
            Objects.requireNonNull(wish.text())));
  }

  private Answer change(Call call) {
    var wish = call.body(Wish.class);
    var before = replies.find(call.id()).orElseThrow(Refused.NotFound::new);
    var after =
        new CannedReply(
            before.id(),
            call.body().has("desk") ? wish.desk() : before.desk(),
            Objects.requireNonNullElse(wish.shortcut(), before.shortcut()),
            Objects.requireNonNullElse(wish.title(), before.title()),
            Objects.requireNonNullElse(wish.text(), before.text()));
    return Answer.ok(replies.change(after).orElseThrow(Refused.NotFound::new));
  }

  private Answer delete(Call call) {
    if (!replies.delete(call.id())) {
      throw new Refused.NotFound();
    }
    return Answer.nothing();
  }
}
