package dev.guiche.channel.telegram;

import dev.guiche.channel.ChannelName;
import dev.guiche.channel.Colleagues;
import dev.guiche.channel.Inbox.InboxUnavailable;
import dev.guiche.database.DatabaseFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.methods.AnswerCallbackQuery;
import org.telegram.telegrambots.meta.api.methods.botapimethods.BotApiMethod;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageText;

/**
 * What our own people do with the bot. What it changes is committed before the update is confirmed;
 * what they read is said once and not kept, for who reads nothing presses again and hears the same.
 */
final class StaffTalk {
  private static final Logger LOG = LoggerFactory.getLogger(StaffTalk.class);

  /** Telegram shows no more of it. */
  private static final int LONGEST_TOAST = 200;

  private final ChannelName channel;
  private final Colleagues colleagues;
  private final BotClient client;

  StaffTalk(ChannelName channel, Colleagues colleagues, BotClient client) {
    this.channel = channel;
    this.colleagues = colleagues;
    this.client = client;
  }

  void take(Heard.PressedInGroup press) throws InboxUnavailable {
    Colleagues.Reaction reaction;
    try {
      var under = UpdateReader.externalId(press.chat(), press.message());
      reaction = colleagues.pressed(channel, under, press.by());
    } catch (DatabaseFailure silent) {
      throw new InboxUnavailable("What was pressed could not be done", silent);
    }
    String told = reaction.told();
    tell(
        AnswerCallbackQuery.builder()
            .callbackQueryId(press.query())
            .text(told.substring(0, Math.min(told.length(), LONGEST_TOAST)))
            .showAlert(told.length() > 40) // a line at the top is gone too soon to be read
            .build());
    if (reaction.rewritten() != null) {
      tell(
          EditMessageText.builder()
              .chatId(press.chat())
              .messageId(press.message())
              .text(reaction.rewritten())
              .build());
    }
  }

  void take(Heard.Introduced introduced) throws InboxUnavailable {
    String answer;
    try {
      answer = colleagues.introduced(introduced.who(), introduced.code());
    } catch (DatabaseFailure silent) {
      throw new InboxUnavailable("Nobody could be introduced", silent);
    }
    if (!answer.isEmpty()) {
      tell(SendMessage.builder().chatId(introduced.chat()).text(answer).build());
    }
  }

  /** Nothing is lost without it, so that nobody waits for it. */
  private void tell(BotApiMethod<?> method) {
    Thread.startVirtualThread(
        () -> {
          try {
            client.make(telegram -> telegram.executeAsync(method));
          } catch (ApiFailure unheard) {
            LOG.debug("Not told: {}", unheard.getMessage());
          }
        });
  }
}
