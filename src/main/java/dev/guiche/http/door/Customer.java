package dev.guiche.http.door;

import dev.guiche.contact.ContactId;

/**
 * A customer who has proven who they are.
 *
 * @param session the hash of their cookie
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record Customer(ContactId id, byte[] session) {}
