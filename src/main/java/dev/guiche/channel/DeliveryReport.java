package dev.guiche.channel;

import org.jspecify.annotations.Nullable;

/**
 * A provider's word on a message of ours.
 *
 * @param message what {@link Channel#send} returned for it
 * @param reason why it failed, in words that a consultant understands; null unless {@code status}
 *     is FAILED
 */
public record DeliveryReport(
    ChannelName channel, ExternalId message, DeliveryStatus status, @Nullable String reason) {}
