package dev.guiche.panel.view;

import dev.guiche.channel.ChannelHealth;
import dev.guiche.channel.ChannelKind;
import dev.guiche.desk.Desk;
import dev.guiche.desk.DeskId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The house as every screen needs it.
 *
 * @param zone an IANA zone
 * @param locale BCP 47
 * @param attachmentLimit bytes
 */
public record OrganizationView(
    String name,
    String zone,
    String locale,
    List<DeskView> desks,
    List<ChannelView> channels,
    boolean sandbox,
    long attachmentLimit) {

  /** A desk and its limits of waiting, in seconds. */
  public record DeskView(
      DeskId id,
      String key,
      String label,
      boolean enabled,
      long waitWarnSeconds,
      long waitDangerSeconds) {

    public static DeskView of(Desk desk) {
      return new DeskView(
          desk.id(),
          desk.key(),
          desk.label(),
          desk.enabled(),
          desk.waitWarn().toSeconds(),
          desk.waitDanger().toSeconds());
    }
  }

  /** A channel and how it is. */
  public record ChannelView(
      String name, ChannelKind kind, ChannelHealth.State state, @Nullable String why) {}
}
