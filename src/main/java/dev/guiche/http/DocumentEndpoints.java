package dev.guiche.http;

import io.vertx.core.buffer.Buffer;

/** The document itself, for programs and for people. */
final class DocumentEndpoints implements Endpoints.Group {
  private final Contract contract;
  private final Buffer page;

  DocumentEndpoints(Contract contract) {
    this.contract = contract;
    this.page = Buffer.buffer(new DocsPage(contract.document().toJsonObject()).html());
  }

  @Override
  public void register(Endpoints endpoints) {
    endpoints
        .on(
            "getOpenApi",
            call ->
                Answer.of("application/json", contract.document())
                    .with("Cache-Control", "public, max-age=300"))
        .on(
            "getDocs",
            call ->
                Answer.of("text/html; charset=utf-8", page)
                    .with(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'")
                    .with("Cache-Control", "public, max-age=300"));
  }
}
