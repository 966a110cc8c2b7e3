/**
 * What is known and what is often said. Canned replies belong to one desk or to all; their
 * variables are filled in by whoever shows them.
 */
@NullMarked
package dev.guiche.knowledge;

import org.jspecify.annotations.NullMarked;
