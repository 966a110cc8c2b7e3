package dev.guiche.config;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * How customers come into their own area, besides by a mailed link.
 *
 * @param identityKey signs who somebody is, on the desk's own system (HMAC-SHA256); null: it does
 *     not
 * @param openId the desk's own login for its customers; null for none
 */
public record PortalConfig(@Nullable Secret identityKey, @Nullable OpenId openId) {
  /**
   * An OpenID Connect provider.
   *
   * @param issuer its address, under which {@code .well-known/openid-configuration} is found
   * @param label what the button says
   */
  public record OpenId(URI issuer, String clientId, Secret clientSecret, String label) {}
}
