/**
 * Who pays: companies and their contracts. The ERP is where they come from, so each has the number
 * that it has there, and whatever is written is read forgivingly and kept in one form.
 */
@NullMarked
package dev.guiche.contact.company;

import org.jspecify.annotations.NullMarked;
