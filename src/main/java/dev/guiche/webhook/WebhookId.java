package dev.guiche.webhook;

import dev.guiche.database.Id;

/** The number of a web hook. */
public record WebhookId(long value) implements Id {}
