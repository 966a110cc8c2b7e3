package dev.guiche.ticket;

import dev.guiche.config.DeskConfig;
import dev.guiche.config.EmailConfig;
import dev.guiche.config.GuicheConfig;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which of our mailboxes writes to whom. */
public final class Mailboxes {
  private final GuicheConfig config;
  private final List<EmailConfig> all;

  public Mailboxes(GuicheConfig config) {
    this.config = config;
    this.all =
        config.channels().stream()
            .filter(EmailConfig.class::isInstance)
            .map(EmailConfig.class::cast)
            .toList();
  }

  /**
   * The mailbox that writes for a desk: the one where the customer wrote, else the desk's own, else
   * the first there is.
   */
  public Optional<EmailConfig> of(String deskKey, @Nullable String wroteTo) {
    return named(wroteTo)
        .or(() -> named(config.desk(deskKey).map(DeskConfig::mailbox).orElse(null)))
        .or(() -> all.stream().findFirst());
  }

  Optional<EmailConfig> named(@Nullable String name) {
    return all.stream().filter(mailbox -> mailbox.name().equals(name)).findFirst();
  }

  /** Whether mail to this address would come back to ourselves. */
  boolean isOurs(String address) {
    return all.stream().anyMatch(mailbox -> mailbox.address().equalsIgnoreCase(address));
  }
}
