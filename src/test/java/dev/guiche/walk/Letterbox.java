package dev.guiche.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guiche.sandbox.mail.MailCustomer;
import dev.guiche.sandbox.mail.ReceivedMail;
import java.util.Arrays;
import java.util.List;

/** What a customer gets by mail and writes back. */
record Letterbox(MailCustomer customer) {

  String address() {
    return customer.address();
  }

  void writes(String subject, String text, MailCustomer.Attachment... files) {
    customer.writes(Firm.MAILBOX, subject, text, files);
  }

  void answers(ReceivedMail mail, String text, MailCustomer.Attachment... files) {
    customer.repliesTo(mail, text, files);
  }

  /** The newest mail with all these words in subject or text, once it is there. */
  ReceivedMail gets(String... words) {
    await()
        .atMost(Steps.PATIENCE)
        .untilAsserted(
            () ->
                assertThat(customer.mails().stream().map(Letterbox::all))
                    .anySatisfy(mail -> assertThat(mail).contains(words)));
    return customer.mails().reversed().stream()
        .filter(mail -> Arrays.stream(words).allMatch(all(mail)::contains))
        .findFirst()
        .orElseThrow();
  }

  private static String all(ReceivedMail mail) {
    return mail.subject() + "\n" + mail.text();
  }

  /** Everything that ever came, to look for what must not be there. */
  List<String> everything() {
    return customer.mails().stream().map(mail -> all(mail) + mail.html()).toList();
  }
}
