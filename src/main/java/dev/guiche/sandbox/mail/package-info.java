/**
 * The stand-in for a mail provider: SMTP and IMAP on loopback with accounts and passwords
 * (GreenMail behind a gate that fails at chosen moments), and customers with mailboxes of their own
 * who write, read and quote as the mail programs of this world do.
 */
@NullMarked
package dev.guiche.sandbox.mail;

import org.jspecify.annotations.NullMarked;
