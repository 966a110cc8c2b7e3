/**
 * What is to happen at a time, kept in PostgreSQL: it survives restarts, and rings once on any
 * number of nodes, in the transaction that takes its row away. Whoever wants to be called declares
 * a {@link dev.guiche.timer.TimerKind}, sets timers of it with {@link dev.guiche.timer.Timers} in
 * its own transactions, and gives {@code app} an {@link dev.guiche.timer.Alarm}. The time is the
 * database's, which tests move.
 */
@NullMarked
package dev.guiche.timer;

import org.jspecify.annotations.NullMarked;
