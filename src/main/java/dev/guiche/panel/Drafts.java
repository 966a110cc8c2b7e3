package dev.guiche.panel;

import dev.guiche.conversation.Draft;
import dev.guiche.conversation.Entries;
import dev.guiche.conversation.Entry;
import dev.guiche.conversation.EntryId;
import dev.guiche.conversation.TimelineId;
import dev.guiche.database.Database;
import dev.guiche.desk.ConsultantId;
import dev.guiche.http.Answer;
import dev.guiche.http.Call;
import dev.guiche.http.door.Refused;
import dev.guiche.panel.view.EntryView;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a consultant writes, on whatever timeline. */
final class Drafts {
  private final Entries entries;

  Drafts(Database database) {
    this.entries = new Entries(database);
  }

  private record Written(
      String clientKey,
      @Nullable String text,
      @Nullable List<Long> attachments,
      @Nullable Long answers,
      @Nullable List<Long> mentions) {}

  /** Where a draft goes. */
  interface Verb {
    EntryId write(Draft draft);
  }

  /**
   * @throws Refused.Invalid for an empty draft, or one that answers what stands elsewhere
   */
  Answer write(Call call, TimelineId timeline, Verb verb) {
    var written = call.body(Written.class);
    var text = Objects.requireNonNullElse(written.text(), "");
    var files = Objects.requireNonNullElse(written.attachments(), List.<Long>of());
    if (text.isBlank() && files.isEmpty()) {
      throw new Refused.Invalid("/text", "Escreva algo ou anexe um arquivo.");
    }
    var answers = Optional.ofNullable(written.answers()).map(EntryId::new);
    if (answers.isPresent() && answers.flatMap(entries::find).filter(on(timeline)).isEmpty()) {
      throw new Refused.Invalid("/answers", "A mensagem respondida não está nesta conversa.");
    }
    refuseKeyUsedElsewhere(written.clientKey(), timeline);
    var entry =
        verb.write(
            new Draft(
                written.clientKey(),
                text,
                files.stream().distinct().toList(),
                answers.orElse(null),
                Objects.requireNonNullElse(written.mentions(), List.<Long>of()).stream()
                    .distinct()
                    .map(ConsultantId::new)
                    .toList()));
    return Answer.created(EntryView.of(entries.find(entry).orElseThrow()));
  }

  // Or a guessed key would show an entry that is out of sight.
  private void refuseKeyUsedElsewhere(String key, TimelineId timeline) {
    if (entries.byClientKey(key).filter(on(timeline).negate()).isPresent()) {
      throw new Refused.Invalid("/clientKey", "Gere uma chave nova para cada mensagem.");
    }
  }

  private static java.util.function.Predicate<Entry> on(TimelineId timeline) {
    return entry -> entry.timeline().equals(timeline);
  }
}
