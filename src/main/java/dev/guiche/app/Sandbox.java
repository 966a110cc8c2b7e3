package dev.guiche.app;

import dev.guiche.config.GuicheConfig;
import dev.guiche.config.ServerConfig;
import dev.guiche.desk.DemoAccounts;
import dev.guiche.sandbox.page.SandboxPage;
import org.jspecify.annotations.Nullable;

/** Keeps what is only for trying away from strangers. */
final class Sandbox {
  private Sandbox() {}

  /**
   * Everybody can read the demo accounts' password, so whoever opens the sandbox to others brings
   * an admin of their own.
   *
   * @throws CannotStart otherwise
   */
  static void refuseStrangers(ServerConfig server, GuicheConfig config) {
    if (config.sandbox() && !server.isLoopbackOnly() && server.adminPassword() == null) {
      throw new CannotStart("sandbox.open", server.host());
    }
  }

  /** Demo accounts exist only where nobody but this machine can reach them. */
  static boolean hasDemoAccounts(ServerConfig server, GuicheConfig config) {
    return config.sandbox() && server.isLoopbackOnly() && server.adminPassword() == null;
  }

  /** What a newcomer types into the panel's door, or null. */
  static SandboxPage.@Nullable Login login(ServerConfig server, GuicheConfig config) {
    return hasDemoAccounts(server, config)
        ? new SandboxPage.Login(DemoAccounts.ALL.getFirst().email(), DemoAccounts.PASSWORD)
        : null;
  }
}
