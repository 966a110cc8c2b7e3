package dev.guiche.portal;

import dev.guiche.conversation.Attachment;
import dev.guiche.conversation.Attachments;
import dev.guiche.http.Answer;
import dev.guiche.http.Call;
import dev.guiche.http.Endpoints;
import dev.guiche.http.FileDownload;
import dev.guiche.http.Uploads;
import dev.guiche.http.door.Refused;
import dev.guiche.ticket.customer.Theirs;
import io.vertx.core.Vertx;

/** Files that customers attach, and those on their tickets. */
final class TheirFiles implements Endpoints.Group {
  private final Theirs theirs;
  private final Attachments attachments;
  private final Uploads uploads;

  TheirFiles(Vertx vertx, PortalServices services, Theirs theirs) {
    this.theirs = theirs;
    this.attachments = new Attachments(services.database());
    this.uploads =
        new Uploads(vertx, Math.min(services.config().attachmentLimit(), Attachments.LONGEST));
  }

  @Override
  public void register(Endpoints endpoints) {
    endpoints.on("uploadTheirs", this::upload).on("getTheirFile", this::get);
  }

  private record Kept(long id, String name, String mediaType, long size) {}

  private Answer upload(Call call) {
    return uploads.take(
        call,
        file -> {
          var kept =
              attachments.upload(call.customer().id(), file.name(), file.mediaType(), file.bytes());
          return Answer.created(
              new Kept(kept.id(), file.name(), file.mediaType(), file.bytes().length));
        });
  }

  private Answer get(Call call) {
    var file =
        theirs
            .file(call.customer().id(), call.id())
            .map(Attachments.Placed::file)
            .filter(found -> found.state() == Attachment.State.STORED)
            .orElseThrow(Refused.NotFound::new);
    return new FileDownload(call, attachments, file, call.flag("download")).send();
  }
}
