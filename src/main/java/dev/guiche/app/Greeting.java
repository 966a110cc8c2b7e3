package dev.guiche.app;

import dev.guiche.config.GuicheConfig;
import dev.guiche.config.ServerConfig;
import dev.guiche.desk.DemoAccounts;

/** The lines that whoever started the gateway reads first. */
final class Greeting {
  private Greeting() {}

  static void print(ServerConfig server, GuicheConfig config) {
    var out = System.out;
    out.println();
    out.println(Words.say("greeting.title", config.organization().name()));
    out.println(Words.say("greeting.panel", server.publicUrl() + "/panel/"));
    if (config.sandbox()) {
      out.println(Words.say("greeting.sandbox", server.publicUrl() + "/sandbox/"));
      out.println(Words.say("greeting.site", server.publicUrl() + "/sandbox/site"));
    }
    if (Sandbox.hasDemoAccounts(server, config)) {
      String email = DemoAccounts.ALL.getFirst().email();
      out.println(Words.say("greeting.login", email, DemoAccounts.PASSWORD));
    }
    out.println(Words.say("greeting.stop"));
    out.println();
  }
}
