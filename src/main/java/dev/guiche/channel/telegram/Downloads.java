package dev.guiche.channel.telegram;

import dev.guiche.channel.SendFailure;
import dev.guiche.channel.telegram.ApiFailure.Refusal;
import org.telegram.telegrambots.meta.api.methods.GetFile;
import org.telegram.telegrambots.meta.api.objects.File;

/** Fetches files by the file_id that their message brought. */
final class Downloads {
  private final BotClient client;

  Downloads(BotClient client) {
    this.client = client;
  }

  byte[] fetch(String fileId) throws SendFailure {
    try {
      File file = client.call(new GetFile(fileId));
      return client.download(file.getFilePath());
    } catch (ApiFailure failure) {
      throw told(failure);
    }
  }

  private static SendFailure told(ApiFailure failure) {
    if (failure instanceof Refusal refusal && refusal.code() == 400) {
      if (refusal.says("file is too big")) {
        return new SendFailure.Refused(
            "O arquivo passa de 20 MB, e o Telegram não entrega maiores a robôs."
                + " Peça à pessoa que o mande por e-mail ou por um link.",
            failure);
      }
      if (refusal.says("invalid file") || refusal.says("wrong file identifier")) {
        return new SendFailure.Refused("O Telegram não tem mais este arquivo.", failure);
      }
    }
    return Reasons.asking(failure);
  }
}
