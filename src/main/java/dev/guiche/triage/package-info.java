/**
 * Questions before the queue. A tree of questions is data ({@code triage:} in {@code
 * channels.yml}), the same on every channel: buttons where there are any, a numbered list
 * elsewhere. Where somebody stands in the tree is a row in PostgreSQL, changed in the transaction
 * that takes their word in. Nobody is ever stuck: what is not understood twice, a word for a
 * person, and silence all lead out.
 */
@NullMarked
package dev.guiche.triage;

import org.jspecify.annotations.NullMarked;
