package dev.guiche.http;

/**
 * What one operation does, on a virtual thread of its own. It throws what {@link Problems} knows.
 */
@FunctionalInterface
public interface Endpoint {
  Answer handle(Call call) throws Exception;
}
