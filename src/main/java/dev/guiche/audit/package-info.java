/**
 * The audit record: who did what, when and from where, for every operation that changes something
 * and every login, done or refused. It holds no secrets and no words of customers, and a trigger in
 * the database keeps it from being changed.
 */
@NullMarked
package dev.guiche.audit;

import org.jspecify.annotations.NullMarked;
