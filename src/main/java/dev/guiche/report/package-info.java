/**
 * Figures: what the desks did, in numbers that a supervisor may trust. Each {@link
 * dev.guiche.report.Figure} is one class that holds its question to the database and the definition
 * that people read beside the number, so that the two cannot drift apart. Days begin and end where
 * the organization's time zone says. Nothing here changes anything.
 */
@NullMarked
package dev.guiche.report;

import org.jspecify.annotations.NullMarked;
