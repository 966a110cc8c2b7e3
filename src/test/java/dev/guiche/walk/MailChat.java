package dev.guiche.walk;

import dev.guiche.sandbox.mail.ReceivedMail;
import java.util.List;

/** A customer who talks with the firm by mail and answers what came last. */
record MailChat(Letterbox box) implements Guest {

  @Override
  public void writes(String text) {
    var mails = box.customer().mails();
    if (mails.isEmpty()) {
      box.writes("Uma pergunta", text);
    } else {
      box.answers(mails.getLast(), text);
    }
  }

  @Override
  public List<Said> reads() {
    return box.customer().mails().stream()
        .map(ReceivedMail::text)
        .map(text -> new Said(text, List.of()))
        .toList();
  }

  /** There is nothing to touch in a mail. */
  @Override
  public void touches(String option) {
    writes(option);
  }
}
