package dev.guiche.channel;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The channels that are switched on, by name. */
public final class Channels {
  private final Map<ChannelName, Channel> byName;

  public Channels(Collection<? extends Channel> channels) {
    byName =
        channels.stream().collect(Collectors.toUnmodifiableMap(Channel::name, Function.identity()));
  }

  public Optional<Channel> find(ChannelName name) {
    return Optional.ofNullable(byName.get(name));
  }

  public List<Channel> all() {
    return List.copyOf(byName.values());
  }
}
