/**
 * Who answers: consultants with their roles, passwords and capacity, the desks they work for, and
 * whether they are there. Presence lives in the database and outlives a gateway that dies: whoever
 * was connected to a dead node is gone. What upper floors must hear of it (somebody came, went, has
 * room again) goes through listeners that {@code app} wires.
 */
@NullMarked
package dev.guiche.desk;

import org.jspecify.annotations.NullMarked;
