package dev.guiche.config;

/**
 * Where something is declared, for whoever has to change it.
 *
 * @param line from 1
 * @param key the way to it, such as {@code workflows.meu}; empty for the whole file
 */
public record Place(String file, int line, String key) {}
