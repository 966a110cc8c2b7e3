package dev.guiche.app;

import dev.guiche.channel.Address;
import dev.guiche.channel.ChannelName;
import dev.guiche.conversation.ConversationId;
import dev.guiche.conversation.TimelineId;
import dev.guiche.desk.ConsultantId;

/** Nobody listens. */
final class Quiet implements Domain.Listeners {
  @Override
  public void changed(TimelineId timeline) {}

  @Override
  public void assigned(ConversationId conversation, ConsultantId to) {}

  @Override
  public void customerTypes(ChannelName channel, Address from) {}

  @Override
  public void came(ConsultantId consultant) {}

  @Override
  public void went(ConsultantId consultant) {}

  @Override
  public void changed(ConsultantId consultant) {}
}
