package dev.guiche.panel;

import dev.guiche.conversation.Attachment;
import dev.guiche.conversation.Attachments;
import dev.guiche.panel.door.Refused;
import dev.guiche.panel.view.EntryView.FileView;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

/** Files, in and out. */
final class FileEndpoints implements Endpoints.Group {
  /** Each holds a whole file in memory. */
  private static final int UPLOADS_AT_ONCE = 8;

  private final Vertx vertx;
  private final Services services;
  private final Attachments attachments;
  private final Reach reach;
  private final long limit;
  private final Semaphore room = new Semaphore(UPLOADS_AT_ONCE);

  FileEndpoints(Vertx vertx, Services services, Reach reach) {
    this.vertx = vertx;
    this.services = services;
    this.attachments = new Attachments(services.database());
    this.reach = reach;
    this.limit = Math.min(services.config().attachmentLimit(), Attachments.LONGEST);
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
    if (!room.tryAcquire()) {
      throw new Refused.Busy();
    }
    try {
      byte[] bytes = read(call).getBytes();
      if (bytes.length == 0) {
        throw new Refused.Invalid("", "O arquivo está vazio.");
      }
      var name = FileNames.safe(call.text("name").orElse(""));
      var type = MediaTypes.claimed(call.request().getHeader("Content-Type"));
      var kept = attachments.upload(call.me(), name, type, bytes);
      return Answer.created(new Upload(kept.id(), name, type, bytes.length));
    } finally {
      room.release();
    }
  }

  private Buffer read(Call call) {
    var body = new CompletableFuture<Buffer>();
    call.loop()
        .runOnContext(
            onLoop ->
                Bodies.read(vertx, call.request(), limit)
                    .whenComplete(
                        (buffer, failure) -> {
                          if (failure == null) {
                            body.complete(buffer);
                          } else {
                            body.completeExceptionally(failure);
                          }
                        }));
    return body.join();
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
