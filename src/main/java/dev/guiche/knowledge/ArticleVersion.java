package dev.guiche.knowledge;

import java.time.Instant;

/**
 * One saved wording.
 *
 * @param by the name of the consultant who wrote it
 */
public record ArticleVersion(int version, Wording wording, Instant at, String by) {}
