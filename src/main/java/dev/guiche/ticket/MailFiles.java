package dev.guiche.ticket;

import dev.guiche.conversation.Attachment;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * Which files travel inside a mail and which are linked because together they would be too large,
 * or because their bytes are not here yet.
 */
public final class MailFiles {
  private static final Duration LINK_LIVES = Duration.ofDays(30);

  private final FileLinks links;
  private final long limit;

  /**
   * @param limit bytes of all files inside one mail
   */
  public MailFiles(FileLinks links, long limit) {
    this.links = links;
    this.limit = limit;
  }

  /** Files in the order given, shared out. */
  public record Shared(List<Long> inside, List<Attachment> linked) {}

  public Shared share(List<Attachment> files) {
    var inside = new ArrayList<Long>();
    var linked = new ArrayList<Attachment>();
    long total = 0;
    for (var file : files) {
      Long size = file.state() == Attachment.State.STORED ? file.size() : null;
      if (size != null && total + size <= limit) {
        total += size;
        inside.add(file.id());
      } else if (file.state() != Attachment.State.FAILED) {
        linked.add(file);
      }
    }
    return new Shared(List.copyOf(inside), List.copyOf(linked));
  }

  /** Writes the links, if there are any, under the words that say until when they work. */
  public void write(MailWriter mail, Wording wording, ZoneId zone, Shared shared, Instant now) {
    if (shared.linked().isEmpty()) {
      return;
    }
    Instant until = now.plus(LINK_LIVES);
    mail.paragraph(wording.fileLink(until, zone));
    shared.linked().forEach(file -> mail.link(file.name(), links.to(file.id(), until)));
  }
}
