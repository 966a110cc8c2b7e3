package dev.guiche.ticket.board;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guiche.desk.ConsultantId;
import dev.guiche.desk.DeskId;
import org.jspecify.annotations.Nullable;

/**
 * A view of the list that somebody has named.
 *
 * @param query the parameters of the list by name, as the screen gave them
 * @param desk the desk whose members see it too; null: only its owner
 */
public record SavedFilter(
    long id, ConsultantId owner, String name, JsonNode query, @Nullable DeskId desk) {}
