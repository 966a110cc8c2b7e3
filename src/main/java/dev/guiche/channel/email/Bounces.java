package dev.guiche.channel.email;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static java.util.regex.Pattern.MULTILINE;

import dev.guiche.channel.Content;
import dev.guiche.channel.ExternalId;
import dev.guiche.channel.MailFacts.Bounce;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads which mail of ours came back, for whom and why: from a delivery status notification (RFC
 * 3464) or, where a server writes its own prose, from what can be found in it.
 */
final class Bounces {
  private static final Pattern MESSAGE_ID =
      Pattern.compile("^[>\\s]*message-id:\\s*(<[^<>\\s]{3,990}>)", CASE_INSENSITIVE | MULTILINE);
  private static final Pattern STATUS = Pattern.compile("\\b([245])\\.\\d{1,3}\\.\\d{1,3}\\b");
  private static final Pattern REPLY = Pattern.compile("\\b(?:5\\d\\d|4\\d\\d)[ -][^\\n]{5,300}");
  private static final Pattern ADDRESS = Pattern.compile("<?([^\\s<>\"',;:()]+@[\\w.-]+\\.\\w+)>?");

  private Bounces() {}

  /** Null where nothing says which mail it was; such a bounce can be attached to nothing. */
  static @Nullable Bounce read(MimeNode mail, MailHeaders headers, Content content) {
    var found = new Found();
    search(mail, 0, found);
    String prose = content.text() + "\n" + (content.folded() == null ? "" : content.folded());
    ExternalId original = found.original;
    if (original == null) {
      original = idIn(prose);
    }
    if (original == null && !headers.references().isEmpty()) {
      original = headers.references().getFirst();
    }
    return original == null
        ? null
        : new Bounce(
            original,
            recipient(found, headers, prose),
            reason(found, prose),
            permanent(found, prose));
  }

  /** Whether a notification says that all went well. */
  static boolean saysDelivered(MimeNode mail) {
    var found = new Found();
    search(mail, 0, found);
    return found.isDelivered();
  }

  private static final class Found {
    @Nullable ExternalId original;
    String status = "";

    String field(String name) {
      Matcher field =
          Pattern.compile(
                  "^" + name + ":[ \\t]*((?:[^\\r\\n]|\\r?\\n[ \\t])*)",
                  CASE_INSENSITIVE | MULTILINE)
              .matcher(status);
      return field.find() ? EncodedWords.decode(field.group(1)) : "";
    }

    boolean isDelivered() {
      return field("Action").matches("(?i)(?:delivered|relayed|expanded).*");
    }
  }

  private static void search(MimeNode node, int depth, Found found) {
    if (node.type().is("message/delivery-status", "message/global-delivery-status")) {
      found.status = node.text();
    } else if (node.type()
        .is(
            "message/rfc822",
            "text/rfc822-headers",
            "message/rfc822-headers",
            "message/global",
            "message/global-headers")) {
      found.original = idIn(head(node.bytes()));
    } else if (node.isMultipart() && depth < 5) {
      node.children().forEach(child -> search(child, depth + 1, found));
    }
  }

  private static String head(byte[] mail) {
    String text = Charsets.guess(java.util.Arrays.copyOf(mail, Math.min(mail.length, 100_000)));
    int end = text.indexOf("\r\n\r\n");
    return end < 0 ? text : text.substring(0, end);
  }

  private static @Nullable ExternalId idIn(String text) {
    Matcher id = MESSAGE_ID.matcher(text);
    List<ExternalId> ids = id.find() ? MailHeaders.ids(id.group(1)) : List.of();
    return ids.isEmpty() ? null : ids.getFirst();
  }

  private static String recipient(Found found, MailHeaders headers, String prose) {
    for (String said :
        List.of(
            found.field("Original-Recipient"),
            found.field("Final-Recipient"),
            headers.text("X-Failed-Recipients"),
            prose)) {
      Matcher address = ADDRESS.matcher(said.replaceFirst("(?i)^rfc822\\s*;", ""));
      if (address.find()) {
        return Clean.cut(address.group(1).toLowerCase(java.util.Locale.ROOT), 320);
      }
    }
    return "";
  }

  private static String reason(Found found, String prose) {
    String diagnostic =
        found.field("Diagnostic-Code").replaceFirst("(?i)^(?:smtp|x-\\w+)\\s*;\\s*", "");
    if (!diagnostic.isBlank()) {
      return Clean.cut(diagnostic, 500);
    }
    Matcher reply = REPLY.matcher(prose);
    if (reply.find()) {
      return Clean.line(reply.group());
    }
    String status = found.field("Status");
    return status.isBlank() ? Clean.cut(Clean.line(prose), 300) : status;
  }

  private static boolean permanent(Found found, String prose) {
    String action = found.field("Action").toLowerCase(java.util.Locale.ROOT);
    if (!action.isEmpty()) {
      return action.startsWith("failed");
    }
    Matcher status = STATUS.matcher(found.field("Status") + " " + prose);
    return !status.find() || !status.group(1).equals("4");
  }
}
