/**
 * The HTTP interface {@code /api/v1} as such, for whichever face serves a part of it. {@code
 * openapi/guiche.yaml} states it, and it is routed, checked and admitted by that document: {@link
 * dev.guiche.http.Contract} reads it, {@link dev.guiche.http.door.Door} decides who comes in,
 * {@link dev.guiche.http.Api} runs each request on a virtual thread of its own, the faces' {@link
 * dev.guiche.http.Endpoints.Group}s say what each operation does, {@link dev.guiche.http.Problems}
 * puts every refusal into words.
 */
@NullMarked
package dev.guiche.http;

import org.jspecify.annotations.NullMarked;
