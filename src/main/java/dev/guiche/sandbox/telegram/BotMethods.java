package dev.guiche.sandbox.telegram;

import dev.guiche.sandbox.telegram.Call.Upload;
import dev.guiche.sandbox.telegram.Chat.Stored;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the methods of the Bot API do, and how they refuse. */
final class BotMethods {
  private static final String MARKUP = "reply_markup";
  private static final int LONGEST_TEXT = 4096;
  private static final int LONGEST_CAPTION = 1024;
  private static final int LARGEST_PHOTO = 10 << 20;
  private static final int LARGEST_UPLOAD = 50 << 20;
  private static final int LARGEST_DOWNLOAD = 20 << 20;

  private static final List<String> NAMES =
      List.of(
          "getUpdates",
          "getMe",
          "setWebhook",
          "deleteWebhook",
          "getWebhookInfo",
          "sendMessage",
          "sendPhoto",
          "sendDocument",
          "sendVoice",
          "sendAudio",
          "sendVideo",
          "sendVideoNote",
          "sendAnimation",
          "sendSticker",
          "sendChatAction",
          "getFile",
          "editMessageText",
          "editMessageReplyMarkup",
          "answerCallbackQuery");

  private final TelegramBot bot;

  BotMethods(TelegramBot bot) {
    this.bot = bot;
  }

  /** A method's name as the documentation writes it; callers may write it in any case. */
  static String canonical(String method) {
    return NAMES.stream().filter(method::equalsIgnoreCase).findFirst().orElse(method);
  }

  /**
   * @param method in any case, as the Bot API takes it
   */
  Future<?> run(String method, Call call) {
    return switch (canonical(method)) {
      case "getUpdates" -> getUpdates(call);
      case "getMe" -> Future.succeededFuture(bot.self());
      case "setWebhook" -> Future.succeededFuture(setWebhook(call));
      case "deleteWebhook" -> Future.succeededFuture(deleteWebhook(call));
      case "getWebhookInfo" -> Future.succeededFuture(webhookInfo());
      case "sendMessage" -> Future.succeededFuture(sendMessage(call));
      case "sendChatAction" -> Future.succeededFuture(sendChatAction(call));
      case "getFile" -> Future.succeededFuture(getFile(call));
      case "editMessageText" -> Future.succeededFuture(reword(call));
      case "editMessageReplyMarkup" ->
          Future.succeededFuture(edit(call, MARKUP, call.object(MARKUP)));
      case "answerCallbackQuery" ->
          Future.succeededFuture(
              bot.acknowledge(call.text("callback_query_id"), call.text("text")));
      default -> Future.succeededFuture(sendFile(Media.sentBy(method), call));
    };
  }

  private Future<JsonArray> getUpdates(Call call) {
    bot.updates().allow(call.array("allowed_updates"));
    int limit = (int) Math.clamp(call.number("limit") == 0 ? 100 : call.number("limit"), 1, 100);
    Duration timeout = Duration.ofSeconds(Math.clamp(call.number("timeout"), 0, 50));
    return bot.updates().poll(call.number("offset"), limit, timeout);
  }

  private boolean setWebhook(Call call) {
    if (call.text("url").isEmpty()) {
      return deleteWebhook(call);
    }
    if (call.flag("drop_pending_updates")) {
      bot.updates().drop();
    }
    bot.updates().allow(call.array("allowed_updates"));
    long connections = call.number("max_connections") == 0 ? 40 : call.number("max_connections");
    bot.updates()
        .post(
            new WebhookSender(
                URI.create(call.text("url")),
                call.text("secret_token"),
                (int) Math.clamp(connections, 1, 100)));
    return true;
  }

  private boolean deleteWebhook(Call call) {
    if (call.flag("drop_pending_updates")) {
      bot.updates().drop();
    }
    bot.updates().post(null);
    return true;
  }

  private JsonObject webhookInfo() {
    int pending = bot.unconfirmed();
    WebhookSender webhook = bot.updates().webhook();
    return webhook != null
        ? webhook.info(pending)
        : new JsonObject()
            .put("url", "")
            .put("has_custom_certificate", false)
            .put("pending_update_count", pending);
  }

  private JsonObject sendMessage(Call call) {
    Chat chat = openChat(call);
    String text = call.text("text").strip();
    if (text.isEmpty()) {
      throw ApiError.badRequest("message text is empty");
    }
    if (text.length() > LONGEST_TEXT) {
      throw ApiError.badRequest("message is too long");
    }
    return say(chat, call, Contents.text(text), null);
  }

  private JsonObject sendFile(Media media, Call call) {
    Chat chat = openChat(call);
    String caption = call.text("caption").strip();
    if (caption.length() > LONGEST_CAPTION) {
      throw ApiError.badRequest("message caption is too long");
    }
    Upload upload = upload(media, call);
    byte[] bytes = upload.bytes().getBytes();
    if (bytes.length == 0) {
      throw ApiError.badRequest("file must be non-empty");
    }
    if (bytes.length > LARGEST_UPLOAD) {
      throw new ApiError(413, "Request Entity Too Large");
    }
    if (media == Media.PHOTO && (bytes.length > LARGEST_PHOTO || !Images.isImage(bytes))) {
      throw ApiError.badRequest("IMAGE_PROCESS_FAILED");
    }
    StoredFile file = bot.store(media, upload.name(), upload.mediaType(), bytes);
    return say(chat, call, Contents.file(media, file, caption), file);
  }

  private static Upload upload(Media media, Call call) {
    String named = call.text(media.field());
    String part = named.startsWith("attach://") ? named.substring(9) : media.field();
    Upload upload = call.files().get(part);
    if (upload == null) {
      throw ApiError.badRequest("there is no " + media.field() + " in the request");
    }
    return upload;
  }

  private JsonObject say(Chat chat, Call call, JsonObject content, @Nullable StoredFile file) {
    JsonObject reply = call.object("reply_parameters");
    if (reply != null) {
      Stored answered = bot.message(chat, reply.getInteger("message_id", 0));
      if (answered != null) {
        JsonObject inner = answered.json().copy();
        inner.remove("reply_to_message");
        content.put("reply_to_message", inner);
      } else if (!reply.getBoolean("allow_sending_without_reply", false)) {
        throw ApiError.badRequest("message to be replied not found");
      }
    }
    if (call.object(MARKUP) != null) {
      content.put(MARKUP, call.object(MARKUP));
    }
    JsonObject message = bot.keep(chat, true, content, file);
    bot.changed(chat.id());
    return message;
  }

  private boolean sendChatAction(Call call) {
    Chat chat = openChat(call);
    chat.showTyping();
    bot.changed(chat.id());
    return true;
  }

  private JsonObject getFile(Call call) {
    StoredFile file = bot.file(call.text("file_id"));
    if (file == null) {
      throw ApiError.badRequest("wrong file_id or the file is temporarily unavailable");
    }
    if (file.bytes().length > LARGEST_DOWNLOAD) {
      throw ApiError.badRequest("file is too big");
    }
    return new JsonObject()
        .put("file_id", file.id())
        .put("file_unique_id", "u" + file.id().hashCode())
        .put("file_size", file.bytes().length)
        .put("file_path", file.path());
  }

  /** Buttons that are not given again are gone. */
  private JsonObject reword(Call call) {
    JsonObject edited = edit(call, "text", call.text("text"));
    return edited.containsKey(MARKUP) && call.object(MARKUP) == null
        ? edit(call, MARKUP, null)
        : edited;
  }

  private JsonObject edit(Call call, String field, @Nullable Object value) {
    Chat chat = openChat(call);
    Stored stored = bot.message(chat, (int) call.number("message_id"));
    if (stored == null) {
      throw ApiError.badRequest("message to edit not found");
    }
    if (!stored.ours()) {
      throw ApiError.badRequest("message can't be edited");
    }
    if (Objects.equals(stored.json().getValue(field), value)) {
      throw ApiError.badRequest(
          "message is not modified: specified new message content and reply markup are exactly"
              + " the same as a current content and reply markup of the message");
    }
    JsonObject edited = stored.json().copy();
    if (value == null) {
      edited.remove(field);
    } else {
      edited.put(field, value);
    }
    bot.replace(chat, edited, true);
    bot.changed(chat.id());
    return edited;
  }

  private Chat openChat(Call call) {
    Chat chat = bot.chat(call.number("chat_id"));
    if (chat.isBlocked()) {
      throw new ApiError(
          403,
          chat.isGroup()
              ? "Forbidden: bot was kicked from the supergroup chat"
              : "Forbidden: bot was blocked by the user");
    }
    return chat;
  }
}
