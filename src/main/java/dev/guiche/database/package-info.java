/**
 * PostgreSQL as plain Java sees it: a pool, a transaction, a row, migrations, locks that one node
 * holds alone, and the server that Guichê brings along. Everything above writes sequential code on
 * virtual threads and never meets a future; whatever fails here arrives as a {@link
 * dev.guiche.database.DatabaseFailure} with the caller's own stack.
 */
@NullMarked
package dev.guiche.database;

import org.jspecify.annotations.NullMarked;
