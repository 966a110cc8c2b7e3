/**
 * How the house cares for customers whom nobody is speaking to: they hear their place in the queue,
 * that we are still on it, and may leave or take a ticket instead; consultants and supervisors are
 * called when somebody waits for too long; whoever falls silent is warned and let go; before a talk
 * ends they are asked whether any doubt remains, and afterwards for a grade. All of it is a desk's
 * own choice and wording in {@code channels.yml}.
 */
@NullMarked
package dev.guiche.care;

import org.jspecify.annotations.NullMarked;
