/**
 * Each preset's document, told from top to bottom: a gateway whose channels.yml names the preset,
 * people who work through its HTTP contract, customers with mail, Telegram and their own area, and
 * a clock that the test moves. The chapters of a walk stand in the document's order.
 */
@NullMarked
package dev.guiche.walk;

import org.jspecify.annotations.NullMarked;
