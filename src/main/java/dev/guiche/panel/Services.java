package dev.guiche.panel;

import dev.guiche.care.Confirming;
import dev.guiche.channel.Channels;
import dev.guiche.config.GuicheConfig;
import dev.guiche.conversation.Ending;
import dev.guiche.conversation.FileFetcher;
import dev.guiche.conversation.Handover;
import dev.guiche.conversation.Outbox;
import dev.guiche.conversation.Talk;
import dev.guiche.database.Database;
import dev.guiche.desk.Consultants;
import dev.guiche.desk.Desks;
import dev.guiche.desk.Presence;
import dev.guiche.routing.Offers;
import dev.guiche.ticket.Escalation;
import dev.guiche.ticket.Ticketing;
import dev.guiche.triage.ByProgram;
import dev.guiche.webhook.WebhookLog;
import java.net.URI;

/**
 * The parts of the house that the panel calls.
 *
 * @param publicUrl how consultants reach us; decides whether the cookie is for https only
 */
public record Services(
    Database database,
    GuicheConfig config,
    URI publicUrl,
    Channels channels,
    Consultants consultants,
    Desks desks,
    Presence presence,
    Talk talk,
    Handover handover,
    Offers offers,
    Ending ending,
    Outbox outbox,
    FileFetcher files,
    Ticketing ticketing,
    Escalation escalation,
    Confirming confirming,
    ByProgram program,
    WebhookLog webhooks) {}
