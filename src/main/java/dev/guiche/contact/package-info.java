/**
 * People who write to us, and the addresses at which they do. An address belongs to one contact;
 * joining two contacts is done by proven facts only.
 */
@NullMarked
package dev.guiche.contact;

import org.jspecify.annotations.NullMarked;
