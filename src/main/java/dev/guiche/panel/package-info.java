/**
 * What consultants and programs use: the HTTP interface under {@code /api/v1} and the live
 * WebSocket. {@code openapi/guiche.yaml} states it, and the server routes, checks and admits by
 * that document: {@link dev.guiche.panel.Contract} reads it, {@link dev.guiche.panel.door.Door}
 * decides who comes in, {@link dev.guiche.panel.Requests} runs each request on a virtual thread of
 * its own, the {@code …Endpoints} say what each operation does by calling the domain, {@link
 * dev.guiche.panel.Problems} puts every refusal into words. What happens elsewhere reaches the
 * screens through {@code panel.live}.
 */
@NullMarked
package dev.guiche.panel;

import org.jspecify.annotations.NullMarked;
