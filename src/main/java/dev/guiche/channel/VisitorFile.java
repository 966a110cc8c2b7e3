package dev.guiche.channel;

/**
 * A file as its visitor downloads it.
 *
 * @param mediaType as its sender claimed; not to be trusted
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
public record VisitorFile(String name, String mediaType, byte[] bytes) {}
