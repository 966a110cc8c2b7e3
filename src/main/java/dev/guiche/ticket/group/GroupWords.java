package dev.guiche.ticket.group;

import dev.guiche.config.TelegramGroup.Detail;
import dev.guiche.config.WorkflowConfig.Priority;
import dev.guiche.conversation.Conversation;
import dev.guiche.ticket.Ticket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a desk's group reads, in the language of the house: of the customer no more than the desk
 * allows.
 */
final class GroupWords {
  private final Locale locale;
  private final URI publicUrl;

  GroupWords(Locale locale, URI publicUrl) {
    this.locale = locale;
    this.publicUrl = publicUrl;
  }

  String take() {
    return say("Pegar", "Take it", "Tomar");
  }

  /**
   * @param from the desk that it was at before; null for a new one
   */
  String ticket(Ticket ticket, @Nullable String from, Set<Detail> shows) {
    List<String> lines = new ArrayList<>();
    lines.add(
        from == null
            ? say("Novo chamado %s · %s", "New ticket %s · %s", "Nuevo ticket %s · %s")
                .formatted(ticket.protocol(), ticket.deskLabel())
            : say(
                    "Chamado %s · de %s para %s",
                    "Ticket %s · from %s to %s", "Ticket %s · de %s a %s")
                .formatted(ticket.protocol(), from, ticket.deskLabel()));
    lines.add(
        ticket.category().label().in(locale)
            + " · "
            + say("prioridade %s", "priority: %s", "prioridad %s")
                .formatted(priority(ticket.priority())));
    if (shows.contains(Detail.SUBJECT)) {
      lines.add(ticket.title());
    }
    customer(shows, ticket.contactName(), ticket.company()).ifPresent(lines::add);
    if (ticket.assigneeName() != null) {
      lines.add(say("Com %s", "With %s", "Con %s").formatted(ticket.assigneeName()));
    }
    lines.add(publicUrl + "/panel/#/chamados/" + ticket.id().value());
    return String.join("\n", lines);
  }

  String passedOn(Conversation talk, String by) {
    return say(
            "Atendimento %s · %s transferiu para %s",
            "Conversation %s · %s passed it on to %s", "Conversación %s · %s la pasó a %s")
        .formatted(talk.protocol(), by, talk.deskLabel());
  }

  String overflowed(Conversation talk) {
    return say(
            "Atendimento %s · ninguém pegou, agora espera em %s",
            "Conversation %s · nobody came, it waits for %s now",
            "Conversación %s · nadie la tomó, ahora espera en %s")
        .formatted(talk.protocol(), talk.deskLabel());
  }

  String called(Conversation talk, String names) {
    return say(
            "Emergência fora do horário · atendimento %s · %s\nDe plantão: %s",
            "Emergency outside hours · conversation %s · %s\nOn call: %s",
            "Emergencia fuera de horario · conversación %s · %s\nDe guardia: %s")
        .formatted(talk.protocol(), talk.deskLabel(), names);
  }

  /**
   * @param headline what has happened to it
   */
  String talk(Conversation talk, String headline, Set<Detail> shows) {
    List<String> lines = new ArrayList<>();
    lines.add(headline);
    customer(shows, talk.contactName(), talk.company()).ifPresent(lines::add);
    lines.add(publicUrl + "/panel/#/atendimentos/" + talk.id().value());
    return String.join("\n", lines);
  }

  private static Optional<String> customer(
      Set<Detail> shows, String name, @Nullable String company) {
    String said =
        Stream.of(
                shows.contains(Detail.NAME) ? name : null,
                shows.contains(Detail.COMPANY) ? company : null)
            .filter(part -> part != null && !part.isBlank())
            .collect(Collectors.joining(" · "));
    return said.isEmpty() ? Optional.empty() : Optional.of(said);
  }

  private String priority(Priority priority) {
    return switch (priority) {
      case LOW -> say("baixa", "low", "baja");
      case NORMAL -> say("normal", "normal", "normal");
      case HIGH -> say("alta", "high", "alta");
      case URGENT -> say("urgente", "urgent", "urgente");
    };
  }

  /** Stands under the announcement once somebody has it. */
  String taken(String announcement, String by) {
    return announcement
        + "\n\n"
        + say("✔ %s está com este caso.", "✔ %s takes care of it.", "✔ %s se ocupa de este caso.")
            .formatted(by);
  }

  /** The same, once it is over. */
  String over(String announcement) {
    return announcement + "\n\n" + say("✔ Encerrado.", "✔ Closed.", "✔ Cerrado.");
  }

  String isYours() {
    return say("É seu. Bom atendimento!", "It is yours.", "Es suyo. ¡Buena atención!");
  }

  String hasSomebody(String who) {
    return say(
            "%s já pegou este caso.",
            "%s already takes care of it.", "%s ya se ocupa de este caso.")
        .formatted(who);
  }

  String isOver() {
    return say("Este caso já foi encerrado.", "This one is closed.", "Este caso ya fue cerrado.");
  }

  String notOfDesk(String desk) {
    return say(
            "Este caso é do setor %s, e você não faz parte dele. Um administrador pode incluir você"
                + " em Ajustes, Consultores.",
            "This one is for %s, and you are not a member. An administrator can add you in"
                + " Settings, Consultants.",
            "Este caso es de %s, y usted no forma parte. Un administrador puede agregarle en"
                + " Ajustes, Consultores.")
        .formatted(desk);
  }

  String whoAreYou() {
    return say(
        "Ainda não sei quem é você aqui. No painel, em Ajustes, Telegram, há um código: mande-o"
            + " para mim em conversa privada.",
        "I do not know you here yet. The panel shows a code in Settings, Telegram: send it to me in"
            + " private.",
        "Todavía no sé quién es usted aquí. El panel muestra un código en Ajustes, Telegram:"
            + " envíemelo en privado.");
  }

  String unknown() {
    return say(
        "Não acho mais este caso por aqui. Veja no painel.",
        "I cannot find it from here any more. Look in the panel.",
        "Ya no encuentro este caso desde aquí. Mire en el panel.");
  }

  String welcome(String name) {
    return say(
            "Pronto, %s! Agora você pega os casos do seu setor com um toque.",
            "There you are, %s! From now on you take your desk's cases with one touch.",
            "¡Listo, %s! Ahora toma los casos de su equipo con un toque.")
        .formatted(name);
  }

  String codeUnknown() {
    return say(
        "Esse código não vale, ou já passou dos dez minutos. Gere outro no painel, em Ajustes,"
            + " Telegram, e mande: /vincular CÓDIGO",
        "That code is not valid, or older than ten minutes. Get another in the panel, Settings,"
            + " Telegram, and send: /vincular CODE",
        "Ese código no vale, o ya pasaron los diez minutos. Genere otro en el panel, Ajustes,"
            + " Telegram, y envíe: /vincular CÓDIGO");
  }

  private String say(String portuguese, String english, String spanish) {
    return switch (locale.getLanguage()) {
      case "en" -> english;
      case "es" -> spanish;
      default -> portuguese;
    };
  }
}
