/**
 * Companies and people from a spreadsheet. Told first what would change, line by line; nothing is
 * written before somebody says so, and the same file twice changes nothing.
 */
@NullMarked
package dev.guiche.contact.csv;

import org.jspecify.annotations.NullMarked;
