package dev.guiche.config;

import java.net.URI;
import java.util.List;
import java.util.Set;

/**
 * A program that is told what happens.
 *
 * @param name its key in the file
 * @param url where it listens
 * @param secrets what signs, each by itself; at least one, the newest first
 * @param events of what it is told
 * @param internal whether it may learn what stays in the house: notes, internal stages, who is
 *     responsible
 * @param nearby whether it may live on this machine or in a private network
 */
public record WebhookConfig(
    String name,
    URI url,
    List<Secret> secrets,
    Set<WebhookEvent> events,
    boolean internal,
    boolean nearby) {
  public WebhookConfig {
    secrets = List.copyOf(secrets);
    events = Set.copyOf(events);
  }
}
