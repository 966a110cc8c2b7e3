package dev.guiche.care;

import dev.guiche.channel.ChannelName;
import dev.guiche.channel.InboundMessage;
import dev.guiche.conversation.ConversationId;
import dev.guiche.conversation.ConversationState;
import dev.guiche.conversation.FrontDoor;
import dev.guiche.conversation.LockedConversation;
import dev.guiche.database.Sql;
import dev.guiche.desk.DeskId;
import java.util.Collection;
import java.util.Optional;

/**
 * Hears customers wherever no consultant does.
 *
 * @param triage who hears them before the queue
 */
record Hearing(
    FrontDoor triage,
    CustomerWatch watch,
    QueueWords queueWords,
    ClosingQuestion question,
    RatingWish rating)
    implements FrontDoor {

  @Override
  public boolean asks(ChannelName channel) {
    return triage.asks(channel);
  }

  @Override
  public boolean listens(ConversationState state, boolean confirming, String text) {
    return switch (state) {
      case TRIAGE -> triage.listens(state, confirming, text);
      case QUEUED -> queueWords.understands(text);
      case ACTIVE, WAITING -> confirming;
      case CLOSED -> true;
    };
  }

  @Override
  public Optional<DeskId> heard(Sql tx, ConversationId id, String text) {
    var talk = LockedConversation.lock(tx, id);
    return switch (talk.state()) {
      case TRIAGE -> triage.heard(tx, id, text);
      case QUEUED -> {
        queueWords.heard(tx, talk, text);
        yield Optional.empty();
      }
      // Whoever had it has room for the next.
      case ACTIVE, WAITING ->
          question.heard(tx, talk, text) ? Optional.of(talk.desk()) : Optional.empty();
      case CLOSED -> {
        rating.heard(tx, talk);
        yield Optional.empty();
      }
    };
  }

  @Override
  public void spoken(Sql tx, Collection<ConversationId> conversations) {
    watch.spoken(tx, conversations);
  }

  @Override
  public Optional<ConversationId> afterwards(Sql tx, InboundMessage message) {
    return rating.afterwards(tx, message);
  }
}
