package dev.guiche.sandbox.mail;

import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How mail programs quote, each in its own way; all set to Portuguese. */
public enum MailProgram {
  GMAIL {
    @Override
    Body answer(ReceivedMail mail, String text) {
      String introduction =
          at(mail, "'Em' EEE',' d 'de' MMM 'de' yyyy 'às' HH:mm','")
              + " "
              + mail.fromName()
              + " <"
              + mail.from()
              + "> escreveu:";
      return new Body(
          text + "\n\n" + introduction + "\n\n" + quoted(mail.text()),
          "<div dir=\"ltr\">"
              + lines(text)
              + "</div><br><div class=\"gmail_quote gmail_quote_container\">"
              + "<div dir=\"ltr\" class=\"gmail_attr\">"
              + escaped(introduction)
              + "<br></div><blockquote class=\"gmail_quote\" style=\"margin:0px 0px 0px"
              + " 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex\">"
              + body(mail)
              + "</blockquote></div>");
    }
  },
  OUTLOOK {
    @Override
    Body answer(ReceivedMail mail, String text) {
      String sent = at(mail, "EEEE, d 'de' MMMM 'de' yyyy HH:mm");
      return new Body(
          text
              + "\n\n________________________________\nDe: "
              + mail.fromName()
              + " <"
              + mail.from()
              + ">\nEnviado: "
              + sent
              + "\nPara: cliente\nAssunto: "
              + mail.subject()
              + "\n\n"
              + mail.text(),
          "<div style=\"font-family: Aptos; font-size: 12pt;\">"
              + lines(text)
              + "</div><div id=\"appendonsend\"></div><hr style=\"display:inline-block;width:98%\""
              + " tabindex=\"-1\"><div id=\"divRplyFwdMsg\" dir=\"ltr\"><font"
              + " face=\"Calibri\"><b>De:</b> "
              + escaped(mail.fromName() + " <" + mail.from() + ">")
              + "<br><b>Enviado:</b> "
              + sent
              + "<br><b>Para:</b> cliente<br><b>Assunto:</b> "
              + escaped(mail.subject())
              + "</font><div>&nbsp;</div></div><div>"
              + body(mail)
              + "</div>");
    }
  },
  APPLE {
    @Override
    Body answer(ReceivedMail mail, String text) {
      String introduction =
          at(mail, "'Em' d 'de' MMM 'de' yyyy',' 'à(s)' HH:mm','")
              + " "
              + mail.fromName()
              + " <"
              + mail.from()
              + "> escreveu:";
      return new Body(
          text + "\n\nEnviado do meu iPhone\n\n> " + introduction + "\n> \n" + quoted(mail.text()),
          "<html><body dir=\"auto\">"
              + lines(text)
              + "<br id=\"lineBreakAtBeginningOfSignature\"><div dir=\"ltr\">Enviado do meu"
              + " iPhone</div><div dir=\"ltr\"><br><blockquote type=\"cite\">"
              + escaped(introduction)
              + "<br><br></blockquote></div><blockquote type=\"cite\">"
              + "<div dir=\"ltr\">"
              + body(mail)
              + "</div></blockquote></body></html>");
    }
  },
  THUNDERBIRD {
    @Override
    Body answer(ReceivedMail mail, String text) {
      String introduction =
          at(mail, "'Em' dd/MM/yyyy HH:mm','") + " " + mail.fromName() + " escreveu:";
      return new Body(
          introduction + "\n" + quoted(mail.text()) + "\n\n" + text, null); // the answer below
    }
  },
  /** Quotes nothing. */
  BARE {
    @Override
    Body answer(ReceivedMail mail, String text) {
      return fresh(text);
    }
  };

  abstract Body answer(ReceivedMail mail, String text);

  Body fresh(String text) {
    return this == BARE || this == THUNDERBIRD
        ? new Body(text, null)
        : new Body(text, "<div dir=\"ltr\">" + lines(text) + "</div>");
  }

  private static String at(ReceivedMail mail, String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.of("pt", "BR"))
        .format(ZonedDateTime.ofInstant(mail.at(), ZoneId.of("America/Sao_Paulo")));
  }

  private static String quoted(String text) {
    return text.lines().map(line -> "> " + line).collect(Collectors.joining("\n"));
  }

  private static String body(ReceivedMail mail) {
    return mail.html() == null ? lines(mail.text()) : mail.html();
  }

  private static String lines(String text) {
    return text.lines()
        .map(line -> line.isEmpty() ? "<div><br></div>" : "<div>" + escaped(line) + "</div>")
        .collect(Collectors.joining());
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /**
   * @param html null where the program writes text only
   */
  record Body(String text, @Nullable String html) {
    MimeMultipart content(List<MailCustomer.Attachment> files) throws MessagingException {
      var mixed = new MimeMultipart("mixed");
      mixed.addBodyPart(words());
      for (MailCustomer.Attachment file : files) {
        var part = new MimeBodyPart();
        part.setDataHandler(
            new DataHandler(new ByteArrayDataSource(file.bytes(), file.mediaType())));
        part.setFileName(file.name());
        part.setDisposition("attachment");
        mixed.addBodyPart(part);
      }
      return mixed;
    }

    private MimeBodyPart words() throws MessagingException {
      var plain = new MimeBodyPart();
      plain.setText(text, "UTF-8", "plain");
      if (html == null) {
        return plain;
      }
      var rich = new MimeBodyPart();
      rich.setText(html, "UTF-8", "html");
      var whole = new MimeBodyPart();
      whole.setContent(new MimeMultipart("alternative", plain, rich));
      return whole;
    }
  }
}
