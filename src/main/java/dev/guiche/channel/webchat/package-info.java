/**
 * The chat on a web site: a small JSON protocol over a WebSocket, with files beside it over HTTP. A
 * visitor is known by a random token that only the browser keeps, or by who the site's own server
 * signs them to be. A message is acknowledged after its commit, and the browser sends again what
 * was not; what we say is read from the database, so that a browser that was gone gets exactly what
 * it missed. An idle visitor costs a socket and a few numbers: no timer, queue or thread.
 */
@NullMarked
package dev.guiche.channel.webchat;

import org.jspecify.annotations.NullMarked;
