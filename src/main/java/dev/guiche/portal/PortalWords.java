package dev.guiche.portal;

import dev.guiche.contact.MailWishes;
import java.util.Locale;

/**
 * What the customers' area itself says outside its screens: the mail with the link, the page by
 * which one is spared mail.
 */
record PortalWords(
    String subject,
    String invitation,
    String enter,
    String shortLived,
    String stopTitle,
    String stages,
    String transcripts,
    String reminders,
    String stop,
    String stopped,
    String always,
    String linkGone) {

  static PortalWords in(Locale locale) {
    return switch (locale.getLanguage()) {
      case "en" -> ENGLISH;
      case "es" -> SPANISH;
      default -> PORTUGUESE;
    };
  }

  String kind(MailWishes.Kind kind) {
    return switch (kind) {
      case STAGES -> stages;
      case TRANSCRIPTS -> transcripts;
      case REMINDERS -> reminders;
    };
  }

  private static final PortalWords PORTUGUESE =
      new PortalWords(
          "Seu link para entrar",
          "Use o link abaixo para entrar na sua área de suporte.",
          "Entrar",
          "O link funciona uma vez, por 15 minutos. Se você não pediu para entrar, ignore este"
              + " e-mail: ninguém entra sem ele.",
          "Parar de receber",
          "Avisos de que um chamado avançou",
          "Transcrições de conversas",
          "Lembretes",
          "Não quero mais receber",
          "Pronto: você não recebe mais estes e-mails.",
          "As respostas aos seus chamados abertos continuam a chegar. Você pode mudar de ideia na"
              + " sua área de suporte.",
          "Este link não vale.");

  private static final PortalWords ENGLISH =
      new PortalWords(
          "Your link to sign in",
          "Use the link below to enter your support area.",
          "Sign in",
          "The link works once, for 15 minutes. If you did not ask to sign in, ignore this mail:"
              + " nobody gets in without it.",
          "Stop these mails",
          "Notices that a ticket has moved on",
          "Transcripts of talks",
          "Reminders",
          "Send me no more of these",
          "Done: you will get no more of these mails.",
          "Answers to your open tickets keep coming. You can change your mind in your support"
              + " area.",
          "This link is not valid.");

  private static final PortalWords SPANISH =
      new PortalWords(
          "Su enlace para entrar",
          "Use el enlace de abajo para entrar en su área de soporte.",
          "Entrar",
          "El enlace funciona una vez, durante 15 minutos. Si usted no pidió entrar, ignore este"
              + " correo: nadie entra sin él.",
          "Dejar de recibir",
          "Avisos de que un caso avanzó",
          "Transcripciones de conversaciones",
          "Recordatorios",
          "No quiero recibir más",
          "Listo: usted ya no recibe estos correos.",
          "Las respuestas a sus casos abiertos siguen llegando. Puede cambiar de idea en su área de"
              + " soporte.",
          "Este enlace no es válido.");
}
