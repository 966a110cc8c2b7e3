/**
 * The live line: what changes anywhere reaches the screens that may see it, in the order in which
 * it was read, and a screen that comes back receives what it missed.
 *
 * <p>The database is the only truth; the event bus only rings ({@link
 * dev.guiche.panel.live.LiveNews}). Each node reads once what has changed since it last read,
 * whoever looks, and hands each frame, written once, to its sockets.
 */
@NullMarked
package dev.guiche.panel.live;

import org.jspecify.annotations.NullMarked;
