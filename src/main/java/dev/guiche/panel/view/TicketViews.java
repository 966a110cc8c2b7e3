package dev.guiche.panel.view;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.guiche.channel.ChannelKind;
import dev.guiche.config.ChannelConfig;
import dev.guiche.config.EmailConfig;
import dev.guiche.config.GuicheConfig;
import dev.guiche.config.TelegramConfig;
import dev.guiche.config.WebchatConfig;
import dev.guiche.config.WhatsAppConfig;
import dev.guiche.config.WorkflowConfig;
import dev.guiche.config.WorkflowConfig.Need;
import dev.guiche.config.WorkflowConfig.Priority;
import dev.guiche.desk.Desk;
import dev.guiche.panel.view.TicketSummary.StageView;
import dev.guiche.ticket.Ticket;
import dev.guiche.ticket.Workflows;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tickets and how they move, in the organization's language. */
public final class TicketViews {
  private final GuicheConfig config;
  private final Workflows workflows;

  public TicketViews(GuicheConfig config, Workflows workflows) {
    this.config = config;
    this.workflows = workflows;
  }

  /** One ticket with all that its page shows. */
  public record TicketView(
      @JsonUnwrapped TicketSummary summary,
      @Nullable String reason,
      @Nullable String solution,
      PersonView person,
      List<FieldAnswer> fields,
      List<NextStage> next,
      List<Refs.ConsultantRef> viewers) {}

  /** Where a ticket may go, and what is still to be written down for that. */
  public record NextStage(@JsonUnwrapped StageView stage, List<Need> needs) {}

  /** An answer given at opening. */
  public record FieldAnswer(String key, String label, String value, String text) {}

  public TicketSummary summary(Ticket ticket) {
    return TicketSummary.of(ticket, locale(), this::kind);
  }

  public List<TicketSummary> summaries(List<Ticket> tickets) {
    return tickets.stream().map(this::summary).toList();
  }

  public TicketView full(
      Ticket ticket,
      WorkflowConfig.Who caller,
      PersonView person,
      List<Refs.ConsultantRef> viewers) {
    return new TicketView(
        summary(ticket),
        ticket.why() == null ? ticket.reason() : ticket.why(),
        ticket.solution(),
        person,
        answers(ticket),
        workflows.next(ticket, caller).stream()
            .map(to -> new NextStage(StageView.of(to, locale()), Workflows.needs(ticket, to)))
            .toList(),
        viewers);
  }

  public StageView stage(Ticket ticket) {
    return StageView.of(ticket.stage(), locale());
  }

  public WorkflowView workflow(Desk desk) {
    return WorkflowView.of(desk.id(), workflows.ofDesk(desk.key()), locale());
  }

  public StageView stage(WorkflowConfig.Stage stage) {
    return StageView.of(stage, locale());
  }

  /** An answer whose field has left the workflow is shown by its key. */
  private List<FieldAnswer> answers(Ticket ticket) {
    var left = new LinkedHashMap<>(ticket.fields());
    var answers = new ArrayList<FieldAnswer>();
    for (var field : workflows.of(ticket).fields()) {
      String value = left.remove(field.key());
      if (value != null) {
        String text = field.option(value).map(o -> o.label().in(locale())).orElse(value);
        answers.add(new FieldAnswer(field.key(), field.label().in(locale()), value, text));
      }
    }
    left.forEach((key, value) -> answers.add(new FieldAnswer(key, key, value, value)));
    return answers;
  }

  private Locale locale() {
    return config.organization().locale();
  }

  /** 0 low, 1 normal, 2 high, 3 urgent. */
  public static int level(Priority priority) {
    return switch (priority) {
      case LOW -> 0;
      case NORMAL -> 1;
      case HIGH -> 2;
      case URGENT -> 3;
    };
  }

  /** The opposite of {@link #level}; null stays null. */
  public static @Nullable Priority priority(@Nullable Integer level) {
    return level == null
        ? null
        : Stream.of(Priority.values()).filter(p -> level(p) == level).findFirst().orElseThrow();
  }

  /** Null for a channel that has left the file. */
  private @Nullable ChannelKind kind(String channel) {
    return config.channel(channel).map(TicketViews::kind).orElse(null);
  }

  public static ChannelKind kind(ChannelConfig channel) {
    return switch (channel) {
      case TelegramConfig telegram -> ChannelKind.TELEGRAM;
      case WhatsAppConfig whatsApp -> ChannelKind.WHATSAPP;
      case EmailConfig email -> ChannelKind.EMAIL;
      case WebchatConfig webchat -> ChannelKind.WEBCHAT;
    };
  }
}
