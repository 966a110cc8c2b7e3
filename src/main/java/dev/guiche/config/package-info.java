/**
 * What the people who run Guichê decide: {@code channels.yml} and the {@code GUICHE_…} variables,
 * read once, checked as a whole and handed on as records that cannot be wrong. An error names file,
 * line, key and cure.
 */
@NullMarked
package dev.guiche.config;

import org.jspecify.annotations.NullMarked;
