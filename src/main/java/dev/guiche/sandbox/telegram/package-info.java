/**
 * A stand-in for Telegram's Bot API over real HTTP: the methods, errors and delivery rules that our
 * adapter meets (confirmation by offset, web hooks with redelivery, message ids that rise per bot),
 * and {@link dev.guiche.sandbox.telegram.TelegramPhone}, a customer's app.
 */
@NullMarked
package dev.guiche.sandbox.telegram;

import org.jspecify.annotations.NullMarked;
