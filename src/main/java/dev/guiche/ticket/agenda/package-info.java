/**
 * Appointments on tickets: training, visits, preventive maintenance (IN-13). The customer gets them
 * for their calendar by mail, hears of changes, and is reminded on their channel.
 */
@NullMarked
package dev.guiche.ticket.agenda;

import org.jspecify.annotations.NullMarked;
