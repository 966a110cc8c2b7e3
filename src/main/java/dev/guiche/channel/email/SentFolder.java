package dev.guiche.channel.email;

import dev.guiche.channel.ExternalId;
import dev.guiche.config.EmailConfig.Server;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.search.MessageIDTerm;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;

/**
 * The account's folder of sent mail, where some servers (Gmail, Microsoft 365) keep a copy of what
 * is handed in. A mail that is there was sent; one that is not may have been sent all the same.
 */
record SentFolder(Server server) {
  private static final List<String> NAMES =
      List.of(
          "sent",
          "sent items",
          "sent mail",
          "sent messages",
          "enviados",
          "enviadas",
          "itens enviados",
          "mensagens enviadas",
          "e-mails enviados",
          "elementos enviados",
          "mensajes enviados",
          "correo enviado");

  boolean holds(ExternalId messageId) throws MessagingException {
    IMAPStore store = ImapMailbox.connect(server, Wire.to(server));
    try {
      Optional<IMAPFolder> sent = find(store);
      return sent.isPresent() && holds(sent.get(), messageId);
    } finally {
      ImapMailbox.close(store);
    }
  }

  private static boolean holds(IMAPFolder folder, ExternalId messageId) throws MessagingException {
    folder.open(Folder.READ_ONLY);
    return folder.search(new MessageIDTerm(messageId.value())).length > 0;
  }

  /** By its special use (RFC 6154), or by a name that such folders have. */
  private static Optional<IMAPFolder> find(IMAPStore store) throws MessagingException {
    Folder[] all = store.getDefaultFolder().list("*");
    for (Folder folder : all) {
      if (folder instanceof IMAPFolder imap
          && Arrays.stream(imap.getAttributes()).anyMatch("\\Sent"::equalsIgnoreCase)) {
        return Optional.of(imap);
      }
    }
    return Arrays.stream(all)
        .filter(folder -> NAMES.contains(folder.getName().toLowerCase(Locale.ROOT)))
        .filter(IMAPFolder.class::isInstance)
        .map(IMAPFolder.class::cast)
        .findFirst();
  }
}
