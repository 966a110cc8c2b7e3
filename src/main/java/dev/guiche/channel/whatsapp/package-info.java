/**
 * WhatsApp through Twilio: signed web hooks in, twilio-java out. Owns how Twilio spells a message,
 * a status, a refusal and a telephone number. Promises that a hook is answered only after the
 * commit, that a token is seen by nobody but Twilio, and that a message whose answer was lost is
 * looked for before it is sent again.
 */
@NullMarked
package dev.guiche.channel.whatsapp;

import org.jspecify.annotations.NullMarked;
