package dev.guiche.channel;

/** A file of ours that goes out; at most 25 MB. */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
public record OutboundAttachment(long id, String name, String mediaType, byte[] bytes) {}
