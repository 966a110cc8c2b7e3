package dev.guiche.ticket;

import dev.guiche.conversation.Attachments;
import dev.guiche.conversation.EntryId;
import dev.guiche.database.Sql;

/** A file that the house itself makes, such as an appointment for calendars. */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record Parcel(String name, String mediaType, byte[] bytes) {
  void attach(Sql tx, EntryId entry) {
    Attachments.add(tx, entry, name, mediaType, bytes);
  }
}
