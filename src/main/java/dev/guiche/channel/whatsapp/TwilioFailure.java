package dev.guiche.channel.whatsapp;

import dev.guiche.channel.SendFailure;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Twilio did not do what it was asked. Travels through twilio-java, which knows no other way. */
abstract sealed class TwilioFailure extends RuntimeException {
  private TwilioFailure(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** What the outbox has to know when the call was to send a message. */
  abstract SendFailure ofSending();

  /** The same when the call was only a question. */
  SendFailure.Later ofAsking() {
    return new SendFailure.Later(ofSending().reason(), null, this);
  }

  /** Twilio answered, and the answer is no. */
  static final class Refusal extends TwilioFailure {
    final int status;
    final int code;
    private final String words;
    private final @Nullable Duration after;

    /**
     * @param code Twilio's number of the error, or 0
     */
    Refusal(int status, int code, String words, @Nullable Duration after) {
      super("Twilio answered " + status + ", error " + code, null);
      this.status = status;
      this.code = code;
      this.words = words;
      this.after = after;
    }

    @Override
    SendFailure ofSending() {
      String reason = Reasons.of(code, words);
      if (status == 503 || status == 429 || code == 20429 || code == 63018) {
        return new SendFailure.Later(reason, after, this);
      }
      if (status >= 500) {
        return new SendFailure.InDoubt("O Twilio respondeu com erro " + status + ".", this);
      }
      // Credentials and account are ours to mend; the message is not at fault. Without a cause the
      // outbox gives up in the end, so that the consultant learns of it.
      return status == 401 || status == 403 || status == 404 || status < 400
          ? new SendFailure.Later(reason, after, null)
          : new SendFailure.Refused(reason, this);
    }
  }

  /** Nobody was there to take the request. */
  static final class Unreached extends TwilioFailure {
    Unreached(Throwable cause) {
      super("Twilio cannot be reached: " + cause, cause);
    }

    @Override
    SendFailure ofSending() {
      return new SendFailure.Later("O Twilio não responde.", null, this);
    }
  }

  /** The request went out, and no answer that can be read came back. */
  static final class Unanswered extends TwilioFailure {
    Unanswered(Throwable cause) {
      super("Twilio did not answer: " + cause, cause);
    }

    @Override
    SendFailure ofSending() {
      return new SendFailure.InDoubt("A conexão com o Twilio caiu antes da resposta.", this);
    }
  }

  /** The answer is larger than was allowed. */
  static final class TooLarge extends TwilioFailure {
    TooLarge(Throwable cause) {
      super("Twilio's answer is too large", cause);
    }

    @Override
    SendFailure ofSending() {
      return new SendFailure.InDoubt("A resposta do Twilio não pôde ser lida.", this);
    }
  }
}
