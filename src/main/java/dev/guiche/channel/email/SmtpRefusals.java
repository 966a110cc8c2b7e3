package dev.guiche.channel.email;

import dev.guiche.channel.SendFailure;
import dev.guiche.config.EmailConfig.Server;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.util.Locale;
import java.util.Set;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/** What a failed handing in means for the mail; reasons in Portuguese. */
final class SmtpRefusals {
  /** They speak of our account or line, not of the mail: it waits until that is mended. */
  private static final Set<Integer> OURS = Set.of(530, 534, 535, 538, 454);

  private SmtpRefusals() {}

  /**
   * @param ending whether the mail had gone out whole
   */
  static SendFailure of(MessagingException failure, boolean ending, Server server) {
    Answer answer = answer(failure);
    if (answer != null && answer.code() >= 400 && answer.code() < 600) {
      return answer.code() < 500 || OURS.contains(answer.code())
          ? new SendFailure.Later(
              "O servidor de e-mail pediu para tentar mais tarde: " + answer.text(), null, failure)
          : new SendFailure.Refused(inWords(answer), failure);
    }
    if (ending) {
      return new SendFailure.InDoubt(
          "A conexão caiu antes de o servidor de e-mail confirmar o recebimento", failure);
    }
    return new SendFailure.Later(MailCondition.explain("smtp", server, failure), null, failure);
  }

  /** Whether it says something about our access, which somebody has to mend. */
  static boolean isOurs(MessagingException failure) {
    Answer answer = answer(failure);
    return answer == null
        || OURS.contains(answer.code())
        || answer.code() < 400
        || failure instanceof AuthenticationFailedException;
  }

  private record Answer(int code, String text) {}

  /** The server's own words; the innermost exception is the one about the recipient. */
  private static @Nullable Answer answer(MessagingException failure) {
    Answer found = null;
    for (Exception next = failure; next != null; ) {
      found =
          switch (next) {
            case SMTPAddressFailedException address ->
                new Answer(address.getReturnCode(), words(address));
            case SMTPSenderFailedException sender ->
                new Answer(sender.getReturnCode(), words(sender));
            case SMTPSendFailedException mail -> new Answer(mail.getReturnCode(), words(mail));
            default -> found;
          };
      next = next instanceof MessagingException mail ? mail.getNextException() : null;
    }
    return found;
  }

  private static String words(Exception failure) {
    return Clean.cut(Clean.line(String.valueOf(failure.getMessage())), 300);
  }

  private static String inWords(Answer answer) {
    String text = answer.text().toLowerCase(Locale.ROOT);
    String why;
    if (text.contains("5.1.1")
        || text.contains("user unknown")
        || text.contains("no such user")
        || text.contains("does not exist")) {
      why = "O endereço de e-mail não existe";
    } else if (text.contains("5.2.2") || text.contains("quota") || text.contains("mailbox full")) {
      why = "A caixa de e-mail do destinatário está cheia";
    } else if (answer.code() == 552 || text.contains("5.3.4") || text.contains("too large")) {
      why = "O e-mail é grande demais para o servidor";
    } else if (text.contains("5.7.") || text.contains("spam") || text.contains("policy")) {
      why = "O servidor de e-mail não aceitou a mensagem por uma regra sua";
    } else {
      why = "O servidor de e-mail recusou a mensagem";
    }
    return why + ": " + answer.text();
  }
}
