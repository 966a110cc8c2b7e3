/**
 * WhatsApp as Twilio offers it, brought along: the Messages API with its refusals, lists and media,
 * signed web hooks that are tried again, status call-backs, and the customers' phones. Everything
 * is kept in memory and spoken over real HTTP, so that the gateway cannot tell the difference.
 */
@NullMarked
package dev.guiche.sandbox.whatsapp;

import org.jspecify.annotations.NullMarked;
