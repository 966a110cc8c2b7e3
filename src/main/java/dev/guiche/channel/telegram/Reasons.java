package dev.guiche.channel.telegram;

import dev.guiche.channel.SendFailure;
import dev.guiche.channel.telegram.ApiFailure.NoAnswer;
import dev.guiche.channel.telegram.ApiFailure.Refusal;
import java.util.LinkedHashMap;
import java.util.Map;

/** Telegram's refusals in words that help a consultant or an administrator. */
final class Reasons {
  private static final Map<String, String> SENDING = new LinkedHashMap<>();

  static {
    SENDING.put("bot was blocked", "A pessoa bloqueou o robô no Telegram.");
    SENDING.put("user is deactivated", "A conta desta pessoa no Telegram foi desativada.");
    SENDING.put(
        "can't initiate conversation",
        "A pessoa ainda não abriu a conversa com o robô; só ela pode começar.");
    SENDING.put("bot was kicked", "O robô foi tirado do grupo.");
    SENDING.put("bot is not a member", "O robô não é membro do grupo.");
    SENDING.put("not enough rights", "O robô não pode escrever neste grupo.");
    SENDING.put(
        "upgraded to a supergroup",
        "O grupo virou supergrupo e mudou de número: atualize telegram_group no channels.yml.");
    SENDING.put("chat not found", "O Telegram não conhece esta conversa.");
    SENDING.put("message text is empty", "O Telegram não aceita mensagem vazia.");
    SENDING.put("too long", "O texto é longo demais para o Telegram.");
    SENDING.put("file must be non-empty", "O arquivo está vazio.");
    SENDING.put("Too Large", "O arquivo passa de 50 MB, o limite do Telegram.");
    SENDING.put("too big", "O arquivo é grande demais para o Telegram.");
  }

  private Reasons() {}

  /** What a failed sending means for the outbox. */
  static SendFailure sending(ApiFailure failure) {
    return switch (failure) {
      case NoAnswer none ->
          none.mayHaveArrived()
              ? new SendFailure.InDoubt("A ligação com o Telegram caiu antes da resposta.", failure)
              : new SendFailure.Later("O Telegram não pode ser alcançado agora.", null, failure);
      case Refusal refusal when refusal.code() >= 500 ->
          new SendFailure.InDoubt("O Telegram respondeu com um erro interno.", failure);
      case Refusal refusal when mayPass(refusal) -> later(refusal);
      case Refusal refusal -> new SendFailure.Refused(refused(refusal), failure);
    };
  }

  /** What a failed question means: nothing was to be done, so that it may be asked again. */
  static SendFailure.Later asking(ApiFailure failure) {
    return switch (failure) {
      case NoAnswer none ->
          new SendFailure.Later("O Telegram não pode ser alcançado agora.", null, failure);
      case Refusal refusal -> later(refusal);
    };
  }

  private static boolean mayPass(Refusal refusal) {
    return refusal.code() == 429 || refusal.isAboutToken();
  }

  private static SendFailure.Later later(Refusal refusal) {
    return new SendFailure.Later(listening(refusal), refusal.retryAfter(), refusal);
  }

  private static String refused(Refusal refusal) {
    return SENDING.entrySet().stream()
        .filter(known -> refusal.says(known.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseGet(() -> "O Telegram recusou a mensagem: " + refusal.getMessage());
  }

  /** For an administrator who looks at the health of the channel. */
  static String listening(ApiFailure failure) {
    return switch (failure) {
      case NoAnswer none -> "O Telegram não responde (" + none.getMessage() + ").";
      case Refusal refusal when refusal.isAboutToken() ->
          "O Telegram não aceita o token deste canal: confira-o com o @BotFather.";
      case Refusal refusal when refusal.code() == 409 ->
          "Outro programa lê as mensagens deste robô; um token serve a um só.";
      case Refusal refusal when refusal.code() == 429 -> "O Telegram pede uma pausa.";
      case Refusal refusal -> "O Telegram respondeu: " + refusal.getMessage();
    };
  }
}
