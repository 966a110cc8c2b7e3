package dev.guiche.knowledge;

import org.jspecify.annotations.Nullable;

/**
 * Something that is often said.
 *
 * @param desk the number of its desk; null: for every desk, or for its owner
 * @param own whether it is the caller's, and nobody else's
 * @param shortcut what is typed after {@code /}; unique within the desk, whatever its case
 * @param text may hold {@code {nome}}, {@code {primeiro_nome}}, {@code {saudacao}}, {@code
 *     {protocolo}}, {@code {setor}}, {@code {atendente}}
 */
public record CannedReply(
    long id, @Nullable Long desk, boolean own, String shortcut, String title, String text) {}
