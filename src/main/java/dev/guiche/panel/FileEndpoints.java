package dev.guiche.panel;

import dev.guiche.conversation.Attachment;
import dev.guiche.conversation.Attachments;
import dev.guiche.http.Answer;
import dev.guiche.http.Call;
import dev.guiche.http.Endpoints;
import dev.guiche.http.FileDownload;
import dev.guiche.http.Uploads;
import dev.guiche.http.door.Refused;
import dev.guiche.panel.view.EntryView.FileView;
import io.vertx.core.Vertx;

/** Files, in and out. */
final class FileEndpoints implements Endpoints.Group {
  private final Services services;
  private final Attachments attachments;
  private final Reach reach;
  private final Uploads uploads;

  FileEndpoints(Vertx vertx, Services services, Reach reach) {
    this.services = services;
    this.attachments = new Attachments(services.database());
    this.reach = reach;
    this.uploads =
        new Uploads(vertx, Math.min(services.config().attachmentLimit(), Attachments.LONGEST));
  }

  @Override
  public void register(Endpoints endpoints) {
    endpoints
        .on("upload", this::upload)
        .on("getAttachment", this::get)
        .on("retryAttachment", this::retry);
  }

  private record Upload(long id, String name, String mediaType, long size) {}

  private Answer upload(Call call) {
    return uploads.take(
        call,
        file -> {
          var kept = attachments.upload(call.me(), file.name(), file.mediaType(), file.bytes());
          return Answer.created(
              new Upload(kept.id(), file.name(), file.mediaType(), file.bytes().length));
        });
  }

  private Answer get(Call call) {
    var file = find(call);
    if (file.state() != Attachment.State.STORED) {
      throw new Refused.NotFound();
    }
    return new FileDownload(call, attachments, file, call.flag("download")).send();
  }

  private Attachment find(Call call) {
    var placed = attachments.find(call.id()).orElseThrow(Refused.NotFound::new);
    if (placed.timeline() != null) {
      reach.require(call.sight(), placed.timeline());
    } else if (!call.me().equals(placed.uploadedBy())) {
      throw new Refused.NotFound();
    }
    return placed.file();
  }

  private Answer retry(Call call) {
    var file = find(call);
    if (!services.files().retry(file.id())) {
      throw new Refused.Conflict("Este arquivo não está com falha; não há o que tentar de novo.");
    }
    return Answer.ok(FileView.of(find(call)));
  }
}
