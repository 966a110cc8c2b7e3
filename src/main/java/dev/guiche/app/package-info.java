/**
 * The program: its commands, the parts wired by hand in {@link dev.guiche.app.Gateway}, their start
 * and stop in order, health and metrics, and the HTTP server that the faces are mounted on. The
 * only package that sees everything; nothing sees it.
 */
@NullMarked
package dev.guiche.app;

import org.jspecify.annotations.NullMarked;
