/**
 * A Telegram bot as a channel, on telegrambots' client and objects. It promises that Telegram is
 * told of an update only after the inbox has kept it, that updates of one chat are kept in their
 * order, that a message whose answer was lost is looked for before it is sent again, and that the
 * bot's token stays in here.
 */
@NullMarked
package dev.guiche.channel.telegram;

import org.jspecify.annotations.NullMarked;
