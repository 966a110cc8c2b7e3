/**
 * Mail in and out. A mailbox is read by UID from where the database says that the last one was kept
 * (never by "unseen" or a date), each mail is taken apart leniently into what the customer wrote
 * now and what is only quoted or signed, and answers leave through SMTP with a Message-ID that was
 * fixed before the first attempt. Nothing in the mailbox is ever changed: no flag set, no mail
 * moved or deleted.
 */
@NullMarked
package dev.guiche.channel.email;

import org.jspecify.annotations.NullMarked;
