package dev.guiche.channel.email;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static java.util.regex.Pattern.UNICODE_CASE;

import dev.guiche.channel.MailFacts.Origin;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Tells whether a person wrote a mail, by what machines must (RFC 3834), or in practice do, write
 * into its headers. A subject alone never makes a mail automatic: people write "férias" too.
 *
 * @param ownAddress the mailbox's, lower-case
 * @param loopToken what our own mails carry in {@link #LOOP}
 */
record Origins(String ownAddress, String loopToken) {
  static final String LOOP = "X-Guiche-Loop";

  private static final Pattern AWAY =
      Pattern.compile(
          "resposta autom[aá]tica|automatic reply|auto(?:matic)?[- ]?re(?:ply|sponse)|respuesta"
              + " autom[aá]tica|fora d[oe] escrit[oó]rio|out of (?:the )?office|fuera de (?:la"
              + " )?oficina|aus[eê]ncia tempor[aá]ria|estou de f[eé]rias|em"
              + " f[eé]rias|ausencia|vacation",
          CASE_INSENSITIVE | UNICODE_CASE);
  private static final Pattern FAILED =
      Pattern.compile(
          "undeliver|delivery (?:status|has failed|failure|incomplete)|returned mail|mail delivery"
              + "|failure notice|delivery report|não (?:foi )?entreg|falha na entrega|devolvid[ao]"
              + "|no se (?:pudo|ha podido) entregar|entrega fallida|rebotado",
          CASE_INSENSITIVE | UNICODE_CASE);
  private static final Pattern POSTMASTER =
      Pattern.compile(
          "^(?:mailer-daemon|postmaster|mail-daemon|mailerdaemon)(?:[+@.-].*)?$", CASE_INSENSITIVE);

  Origin of(MimeNode mail, MailHeaders headers) {
    if (mail.headers(LOOP).stream().anyMatch(token -> token.strip().equals(loopToken))) {
      return Origin.LOOP;
    }
    if (isBounce(mail, headers)) {
      return Origin.BOUNCE;
    }
    if (answersByItself(mail, headers)) {
      return Origin.AUTOMATIC_REPLY;
    }
    if (isList(headers)) {
      return Origin.LIST;
    }
    return isMachine(mail, headers) ? Origin.AUTOMATIC_REPLY : Origin.PERSON;
  }

  private static boolean isBounce(MimeNode mail, MailHeaders headers) {
    if (isReport(mail, "delivery-status")) {
      return !Bounces.saysDelivered(mail);
    }
    if (headers.has("X-Failed-Recipients")) {
      return true;
    }
    var from = MailAddresses.first(mail, "From", "Sender");
    boolean daemon = from != null && POSTMASTER.matcher(from.address()).matches();
    boolean failed = FAILED.matcher(headers.text("Subject")).find();
    return failed && (daemon || isFromNobody(mail));
  }

  private static boolean isReport(MimeNode mail, String kind) {
    String type = mail.type().parameter("report-type");
    return (mail.type().is("multipart/report") && kind.equalsIgnoreCase(type))
        || (mail.isMultipart() && holds(mail, "message/" + kind));
  }

  private static boolean holds(MimeNode mail, String type) {
    return mail.children().stream().anyMatch(child -> child.type().is(type));
  }

  private static boolean isFromNobody(MimeNode mail) {
    String path = mail.header("Return-Path");
    return path != null && path.strip().equals("<>");
  }

  private static boolean answersByItself(MimeNode mail, MailHeaders headers) {
    return starts(headers, "Auto-Submitted", "auto-replied")
        || starts(headers, "Precedence", "auto_reply", "auto-reply")
        || headers.has("X-Autoreply")
        || headers.has("X-Autorespond")
        || headers.has("X-Autoresponder")
        || headers.has("X-Auto-Reply-From")
        || headers.has("X-Mail-Autoreply")
        || mail.type().is("multipart/report") // read receipts, receipts of delivery
        || headers.text("X-Post-MessageClass").toLowerCase(Locale.ROOT).contains("autoresponder")
        || headers.text("Delivered-To").toLowerCase(Locale.ROOT).startsWith("autoresponder");
  }

  /** A group that delivers to this very mailbox is not a list: its members write to us. */
  private boolean isList(MailHeaders headers) {
    String own = ownAddress.replace('@', '.');
    boolean ownGroup =
        headers.text("List-Id").toLowerCase(Locale.ROOT).contains("<" + own + ">")
            || headers.text("List-Post").toLowerCase(Locale.ROOT).contains(ownAddress);
    return !ownGroup
        && (headers.has("List-Id")
            || headers.has("List-Post")
            || headers.has("List-Unsubscribe")
            || starts(headers, "Precedence", "list"));
  }

  private static boolean isMachine(MimeNode mail, MailHeaders headers) {
    String submitted = headers.text("Auto-Submitted");
    String suppress = headers.text("X-Auto-Response-Suppress").toLowerCase(Locale.ROOT);
    return (!submitted.isEmpty() && !submitted.toLowerCase(Locale.ROOT).startsWith("no"))
        || starts(headers, "Precedence", "bulk", "junk")
        || suppress.contains("all")
        || suppress.contains("oof")
        || suppress.contains("autoreply")
        || headers.has("X-MS-Exchange-Generated-Message-Source")
        || headers.has("X-FC-MachineGenerated")
        || isFromNobody(mail)
        || isAway(mail, headers);
  }

  /** A subject that says so, and a header that hardly any person's mail has. */
  private static boolean isAway(MimeNode mail, MailHeaders headers) {
    return AWAY.matcher(headers.text("Subject")).find()
        && (headers.has("X-Auto-Response-Suppress")
            || headers.has("X-MS-Exchange-Inbox-Rules-Loop")
            || headers.has("Auto-Submitted")
            || headers.has("X-Vacation")
            || isNoReply(mail));
  }

  private static boolean isNoReply(MimeNode mail) {
    var from = MailAddresses.first(mail, "From");
    return from != null
        && from.address().matches("(?:no|nao|não|do-?not)[-_.]?(?:reply|responda|responder)@.*");
  }

  private static boolean starts(MailHeaders headers, String name, String... values) {
    String value = headers.text(name).toLowerCase(Locale.ROOT);
    for (String expected : values) {
      if (value.startsWith(expected)) {
        return true;
      }
    }
    return false;
  }
}
