/**
 * What is known, for everybody and for search engines: {@code /ajuda}, as plain HTML that needs no
 * JavaScript.
 */
@NullMarked
package dev.guiche.portal.help;

import org.jspecify.annotations.NullMarked;
