package dev.guiche.portal;

import dev.guiche.database.Database;
import dev.guiche.ticket.TicketId;
import java.util.Optional;

/** What customers thought of their tickets. */
record Ratings(Database database) {
  record Rating(int stars, String comment) {}

  Optional<Rating> of(TicketId ticket) {
    return database.first(
        "select stars, comment from rating where ticket_id = $1",
        row -> new Rating(row.integer("stars"), row.text("comment")),
        ticket);
  }
}
