package dev.guiche.timer;

/**
 * How far the clock is behind.
 *
 * @param overdue timers that should have rung more than a minute ago
 * @param failing timers whose alarm has thrown and that are tried again; the log says why
 */
public record Backlog(long overdue, long failing) {}
