package dev.guiche.desk;

import java.time.Duration;

/**
 * A team with a queue.
 *
 * @param key what {@code channels.yml} calls it
 * @param label what people read
 * @param awayLimit how long a consultant may be gone before their chats go back to the queue
 * @param waitWarn from when on a waiting time is amber
 * @param waitDanger from when on a waiting time is red
 */
public record Desk(
    DeskId id,
    String key,
    String label,
    boolean enabled,
    Duration awayLimit,
    Duration waitWarn,
    Duration waitDanger) {}
