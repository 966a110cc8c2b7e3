/**
 * What is known and what is often said. Articles are written in versions, one of which everybody
 * may read; they are recommended for a doubt that somebody describes. Canned replies belong to one
 * desk or to all; their variables are filled in by whoever shows them.
 */
@NullMarked
package dev.guiche.knowledge;

import org.jspecify.annotations.NullMarked;
