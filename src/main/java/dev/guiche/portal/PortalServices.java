package dev.guiche.portal;

import dev.guiche.config.GuicheConfig;
import dev.guiche.conversation.Outbox;
import dev.guiche.database.Database;
import dev.guiche.desk.Desks;
import dev.guiche.ticket.Ticketing;
import java.net.URI;

/**
 * The parts of the house that the customers' area calls.
 *
 * @param publicUrl how customers reach us; no slash at its end
 */
public record PortalServices(
    Database database,
    GuicheConfig config,
    URI publicUrl,
    Desks desks,
    Outbox outbox,
    Ticketing ticketing) {}
