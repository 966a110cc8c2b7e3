/**
 * The vocabulary between a provider and the house: what comes in ({@link
 * dev.guiche.channel.InboundMessage}), what goes out ({@link dev.guiche.channel.OutboundMessage}),
 * who takes it ({@link dev.guiche.channel.Inbox}) and who carries it ({@link
 * dev.guiche.channel.Channel}). Each provider's adapter lives in a package below and knows nothing
 * but this.
 */
@NullMarked
package dev.guiche.channel;

import org.jspecify.annotations.NullMarked;
