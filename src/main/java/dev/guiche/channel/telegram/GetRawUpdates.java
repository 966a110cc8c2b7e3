package dev.guiche.channel.telegram;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.telegram.telegrambots.meta.api.methods.botapimethods.BotApiMethod;
import org.telegram.telegrambots.meta.api.methods.updates.GetUpdates;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;

/**
 * getUpdates with the updates left as JSON: telegrambots' own refuses a whole batch, for ever, when
 * one update in it cannot be read.
 */
final class GetRawUpdates extends BotApiMethod<ArrayList<ObjectNode>> {
  /** What Telegram may send; it remembers the list for web hooks too. */
  static final List<String> KINDS = List.of("message", "edited_message", "callback_query");

  @JsonProperty("offset")
  private final long offset;

  @JsonProperty("timeout")
  private final long timeout;

  @JsonProperty("limit")
  private final int limit = 100;

  @JsonProperty("allowed_updates")
  private final List<String> allowed = KINDS;

  /**
   * @param offset everything below it is thereby confirmed, and never sent again
   */
  GetRawUpdates(long offset, Duration timeout) {
    this.offset = offset;
    this.timeout = timeout.toSeconds();
  }

  @Override
  public String getMethod() {
    return GetUpdates.PATH;
  }

  @Override
  public ArrayList<ObjectNode> deserializeResponse(String answer)
      throws TelegramApiRequestException {
    return deserializeResponseArray(answer, ObjectNode.class);
  }
}
