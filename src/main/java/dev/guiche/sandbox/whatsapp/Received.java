package dev.guiche.sandbox.whatsapp;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message of ours as the customer sees it.
 *
 * @param text empty where there is only a file
 * @param template whether it came as an approved template
 * @param choices of a list; mostly none
 * @param fileName null where there is no file, as are {@code mediaType} and {@code bytes}
 */
@SuppressWarnings("ArrayRecordComponent") // looked at, never compared
public record Received(
    String sid,
    String text,
    boolean template,
    List<String> choices,
    @Nullable String fileName,
    @Nullable String mediaType,
    byte @Nullable [] bytes) {}
