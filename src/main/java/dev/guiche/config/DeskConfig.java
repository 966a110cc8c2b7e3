package dev.guiche.config;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A team with a queue.
 *
 * @param key what {@code desk:} elsewhere in the file refers to
 * @param label what people read
 * @param awayLimit how long a consultant may be gone before their chats go back to the front of the
 *     queue
 * @param queue to whom its queue gives, and when
 * @param waitWarn from when on a waiting time is amber
 * @param waitDanger from when on a waiting time is red
 * @param mailbox the name of the e-mail channel that sends this desk's transcripts and ticket mail;
 *     null: the only one
 * @param portal whether customers may open tickets here in their own area
 * @param workflow the name of the workflow of this desk's tickets
 * @param files which files are taken on its tickets, where the stage says nothing; null for any
 * @param gate whom it serves
 * @param group where its people hear of what is new, or null
 * @param ties how it ties one channel to another
 * @param care how it cares for those who wait, fall silent or leave
 */
public record DeskConfig(
    String key,
    String label,
    Duration awayLimit,
    QueueConfig queue,
    Duration waitWarn,
    Duration waitDanger,
    @Nullable String mailbox,
    boolean portal,
    String workflow,
    WorkflowConfig.@Nullable FileRule files,
    GateConfig gate,
    @Nullable TelegramGroup group,
    CareConfig care,
    TiesConfig ties) {

  public Routing routing() {
    return queue.routing();
  }
}
