/**
 * The heart: what customers and consultants say to each other, kept in order and exactly once.
 *
 * <p>{@link dev.guiche.conversation.Intake} takes messages in and commits those that arrive
 * together in one transaction. Each stands as an {@link dev.guiche.conversation.Entry} on a
 * timeline, a conversation's or a ticket's. {@link dev.guiche.conversation.Talk} holds a
 * consultant's verbs. {@link dev.guiche.conversation.Outbox} carries what we say, committed
 * together with its entry, to the provider, in order, until the provider has it or has refused it.
 * Whoever changes a conversation locks its timeline first, then the conversation, then consultants:
 * in that order nobody waits for each other.
 */
@NullMarked
package dev.guiche.conversation;

import org.jspecify.annotations.NullMarked;
