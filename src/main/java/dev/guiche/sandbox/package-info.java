/**
 * The world outside, brought along: stand-ins that speak the providers' own protocols on loopback,
 * with a customer's phone for each. The adapters meet them through the very same libraries and
 * cannot tell the difference. They keep all in memory, can misbehave when told to, and run inside
 * the gateway (the sandbox), inside a test, or in a process of their own.
 */
@NullMarked
package dev.guiche.sandbox;

import org.jspecify.annotations.NullMarked;
