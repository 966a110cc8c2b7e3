/**
 * Needs that outlive a talk. A ticket moves through the stages of its desk's workflow, which is
 * data; each verb is one transaction that leaves an event on the ticket's timeline. Customers see
 * visible stages and messages, never notes nor what happens in internal stages. Mails about a
 * ticket carry a signed reply address and signed Message-IDs, by which {@link
 * dev.guiche.ticket.MailPlacement} finds the ticket of an answer. Whoever changes a ticket locks
 * its timeline first, then the ticket.
 */
@NullMarked
package dev.guiche.ticket;

import org.jspecify.annotations.NullMarked;
