package dev.guiche.panel;

import dev.guiche.contact.csv.Importing;
import dev.guiche.contact.csv.Outcome;
import dev.guiche.conversation.Attachments;
import dev.guiche.http.Answer;
import dev.guiche.http.Call;
import dev.guiche.http.Endpoints;
import dev.guiche.http.door.Refused;
import java.util.List;

/** Spreadsheets of companies and people. */
final class ImportEndpoints implements Endpoints.Group {
  private final Attachments attachments;
  private final Importing importing;

  ImportEndpoints(Services services) {
    this.attachments = new Attachments(services.database());
    this.importing = new Importing(services.database(), services.config());
  }

  @Override
  public void register(Endpoints endpoints) {
    endpoints.on("importFile", this::run);
  }

  private record Wish(long upload, Importing.Kind kind, boolean apply) {}

  private record Counts(long fresh, long changed, long same, long wrong) {}

  private record View(
      boolean applied, Counts counts, List<String> ignored, List<Outcome.Line> lines) {}

  private Answer run(Call call) {
    var wish = call.body(Wish.class);
    var file =
        attachments
            .content(wish.upload())
            .filter(content -> content.timeline() == null && call.me().equals(content.uploadedBy()))
            .orElseThrow(
                () ->
                    new Refused.Invalid("/upload", "O arquivo não está mais aqui. Envie de novo."));
    var outcome = importing.run(wish.kind(), file.bytes(), wish.apply());
    return Answer.ok(
        new View(
            wish.apply(),
            new Counts(
                outcome.count(Outcome.Verdict.NEW),
                outcome.count(Outcome.Verdict.CHANGED),
                outcome.count(Outcome.Verdict.SAME),
                outcome.count(Outcome.Verdict.WRONG)),
            outcome.ignored(),
            outcome.lines().stream()
                .filter(line -> line.verdict() != Outcome.Verdict.SAME)
                .toList()));
  }
}
