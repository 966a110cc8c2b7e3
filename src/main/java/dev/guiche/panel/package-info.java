/**
 * What consultants and programs use: their part of {@code /api/v1} and the live WebSocket. The
 * {@code …Endpoints} say what each operation does by calling the domain; what happens elsewhere
 * reaches the screens through {@code panel.live}.
 */
@NullMarked
package dev.guiche.panel;

import org.jspecify.annotations.NullMarked;
