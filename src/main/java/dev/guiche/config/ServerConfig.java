package dev.guiche.config;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The {@code GUICHE_…} variables.
 *
 * @param publicUrl how customers, consultants and providers reach us; no slash at its end
 * @param data where the embedded database lives; used only when {@code databaseUrl} is null
 * @param databaseUrl {@code postgresql://user:password@host:port/name}, or null for the embedded
 *     server
 * @param channels the configuration file; null for the one that ships with the program
 * @param adminEmail the first admin, or null
 * @param adminPassword their password, or null
 */
public record ServerConfig(
    String host,
    int port,
    URI publicUrl,
    Path data,
    @Nullable Secret databaseUrl,
    @Nullable Path channels,
    @Nullable String adminEmail,
    @Nullable Secret adminPassword) {}
