/**
 * Who comes in and how: sessions of consultants and of customers, tokens of programs, the throttle
 * on guessing, and the one {@link dev.guiche.http.door.Door} that compares a caller's role with
 * what an operation asks for. It keeps hashes only and says why it refuses as a {@link
 * dev.guiche.http.door.Refused}.
 */
@NullMarked
package dev.guiche.http.door;

import org.jspecify.annotations.NullMarked;
