/**
 * What customers reach over the web without logging in as anybody: so far the files that were too
 * large for a mail, by links that are signed and expire.
 */
@NullMarked
package dev.guiche.portal;

import org.jspecify.annotations.NullMarked;
