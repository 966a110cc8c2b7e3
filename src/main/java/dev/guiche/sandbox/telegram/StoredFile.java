package dev.guiche.sandbox.telegram;

/**
 * A file on Telegram's servers.
 *
 * @param path under which it is downloaded, such as {@code photos/file_7.jpg}
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record StoredFile(String id, String path, String name, String mediaType, byte[] bytes) {}
