/**
 * How a desk looks at its tickets: side by side by stage, and through the filters that people have
 * kept. It only reads tickets; what is done with them is done by the package above, so that a card
 * that is dragged obeys the same rules as a button that is pressed.
 */
@NullMarked
package dev.guiche.ticket.board;

import org.jspecify.annotations.NullMarked;
