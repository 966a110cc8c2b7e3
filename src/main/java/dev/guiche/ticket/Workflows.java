package dev.guiche.ticket;

import dev.guiche.config.DeskConfig;
import dev.guiche.config.GuicheConfig;
import dev.guiche.config.WorkflowConfig;
import dev.guiche.config.WorkflowConfig.Category;
import dev.guiche.config.WorkflowConfig.FileRule;
import dev.guiche.config.WorkflowConfig.Need;
import dev.guiche.config.WorkflowConfig.Stage;
import dev.guiche.config.WorkflowConfig.Who;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rules by which tickets move, read from the workflows of the desks. */
public final class Workflows {
  private final GuicheConfig config;

  public Workflows(GuicheConfig config) {
    this.config = config;
  }

  /**
   * The workflow of a desk; one that has left the file while tickets live in it follows the default
   * desk's.
   */
  public WorkflowConfig ofDesk(String deskKey) {
    DeskConfig desk = config.desk(deskKey).orElseGet(config::defaultDesk);
    return config.workflowOf(desk);
  }

  public WorkflowConfig ofTicket(Ticket ticket) {
    return named(ticket.workflow(), ticket.deskKey());
  }

  /** Which files are taken on a ticket now; empty for any. */
  Optional<FileRule> files(Ticket ticket) {
    return Optional.ofNullable(ticket.stage().files())
        .or(() -> config.desk(ticket.deskKey()).map(DeskConfig::files));
  }

  WorkflowConfig named(String name, String deskKey) {
    return config.workflow(name).orElseGet(() -> ofDesk(deskKey));
  }

  /** Where a ticket stands; a stage that has left the workflow counts as the first. */
  static Stage stage(WorkflowConfig workflow, String key) {
    return workflow.stage(key).orElseGet(workflow::first);
  }

  static Category category(WorkflowConfig workflow, String key) {
    return workflow.category(key).orElseGet(workflow::whenUnclassified);
  }

  /** The category that the words give away, or the one of tickets that nobody classified. */
  static Category classify(WorkflowConfig workflow, NewTicket wish) {
    return workflow
        .classify(wish.title() + "\n" + wish.text())
        .orElseGet(workflow::whenUnclassified);
  }

  static Category choose(WorkflowConfig workflow, String key, Who who) {
    var category = workflow.category(key).orElseThrow(() -> Refused.NO_SUCH_CATEGORY.because());
    if (!category.by().contains(who)) {
      throw Refused.NOT_ALLOWED.because();
    }
    return category;
  }

  /**
   * The stage that a person may move a ticket to, or the reason why not.
   *
   * @param met what is written down; a customer needs to write nothing
   */
  static Stage checkMove(
      WorkflowConfig workflow, Ticket ticket, String to, Who who, Set<Need> met) {
    var stage = workflow.stage(to).orElseThrow(() -> Refused.NO_SUCH_STAGE.because());
    if (!ticket.stage().next().contains(to) && !reopens(workflow, ticket.stage(), stage)) {
      throw Refused.NOT_NEXT.because();
    }
    if (!stage.takes(ticket.category())) {
      throw Refused.CATEGORY_NOT_TAKEN.because();
    }
    if (!stage.by().contains(who)) {
      throw Refused.NOT_ALLOWED.because();
    }
    if (who != Who.CUSTOMER) {
      stage.needs(ticket.category()).forEach(need -> require(met.contains(need), refusal(need)));
    }
    return stage;
  }

  private static Refused refusal(Need need) {
    return switch (need) {
      case SOLUTION -> Refused.SOLUTION_NEEDED;
      case REASON -> Refused.REASON_NEEDED;
      case PLANNED -> Refused.PLANNED_NEEDED;
      case PROMISED -> Refused.PROMISED_NEEDED;
    };
  }

  private static boolean reopens(WorkflowConfig workflow, Stage from, Stage to) {
    return from.ends() != null && onReply(workflow, from).filter(to::equals).isPresent();
  }

  private static void require(boolean given, Refused otherwise) {
    if (!given) {
      throw otherwise.because();
    }
  }

  /** The stage that the customer's word moves a ticket to; empty where it stays. */
  static Optional<Stage> onReply(WorkflowConfig workflow, Stage at) {
    if (at.onReply() != null) {
      return workflow.stage(at.onReply()).filter(stage -> !stage.equals(at));
    }
    return at.ends() == null ? Optional.empty() : Optional.of(workflow.first());
  }

  /** The stage that our answer moves a ticket to; empty where it stays. */
  static Optional<Stage> onAnswer(WorkflowConfig workflow, Stage at) {
    return Optional.ofNullable(at.onAnswer())
        .flatMap(workflow::stage)
        .filter(stage -> !stage.equals(at));
  }

  /** What is still to be written down to move a ticket there. */
  public static List<Need> needs(Ticket ticket, Stage to) {
    var met = Move.to(to.key()).met(ticket);
    return to.needs(ticket.category()).stream().filter(need -> !met.contains(need)).toList();
  }

  /** The workflow by which a ticket moves. */
  public WorkflowConfig of(Ticket ticket) {
    return named(ticket.workflow(), ticket.deskKey());
  }

  /** Where somebody may move a ticket now, needs aside. */
  public List<Stage> next(Ticket ticket, Who who) {
    var workflow = named(ticket.workflow(), ticket.deskKey());
    return workflow.stages().stream()
        .filter(
            stage ->
                ticket.stage().next().contains(stage.key())
                    || reopens(workflow, ticket.stage(), stage))
        .filter(stage -> stage.takes(ticket.category()) && stage.by().contains(who))
        .toList();
  }
}
