/**
 * How fast the gateway is, beside what the same machine gives without it. Each {@link
 * dev.guiche.bench.Line} starts a gateway as a process of its own, drives it from this one, and
 * measures a yardstick in turn with it; only the ratio of the two means anything on another
 * machine. {@code mvn -q -Pbench verify} runs it; nothing here ever fails a build.
 */
@NullMarked
package dev.guiche.bench;

import org.jspecify.annotations.NullMarked;
