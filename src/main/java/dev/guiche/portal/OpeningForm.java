package dev.guiche.portal;

import dev.guiche.config.DeskConfig;
import dev.guiche.config.TicketField;
import dev.guiche.config.WorkflowConfig.Who;
import dev.guiche.desk.Desk;
import dev.guiche.desk.DeskId;
import dev.guiche.http.Answer;
import dev.guiche.http.Call;
import dev.guiche.http.Endpoints;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What somebody may choose when they open a ticket. */
final class OpeningForm implements Endpoints.Group {
  private final PortalServices services;
  private final FormWalk walk;

  OpeningForm(PortalServices services, FormWalk walk) {
    this.services = services;
    this.walk = walk;
  }

  @Override
  public void register(Endpoints endpoints) {
    endpoints.on("getOpeningForm", this::form);
  }

  record Choice(String key, String label) {}

  /**
   * A question of the workflow.
   *
   * @param options what can be chosen; empty for free text
   * @param categories keys of those that it is asked for; empty for all
   */
  record Question(
      String key, String label, boolean required, List<Choice> options, Set<String> categories) {
    static Question of(TicketField field, Locale locale) {
      return new Question(
          field.key(),
          field.label().in(locale),
          field.required(),
          field.options().stream().map(o -> new Choice(o.key(), o.label().in(locale))).toList(),
          field.categories());
    }
  }

  record DeskChoice(DeskId id, String label, List<Choice> categories, List<Question> fields) {}

  private Answer form(Call call) {
    var locale = Tongue.of(call, services.config());
    var desks = desks(services).stream().map(desk -> choice(services, desk, locale)).toList();
    return Answer.ok(Map.of("desks", desks, "asks", walk.asks()));
  }

  static DeskChoice choice(PortalServices services, Desk desk, Locale locale) {
    var workflow = services.ticketing().workflows().ofDesk(desk.key());
    return new DeskChoice(
        desk.id(),
        desk.label(),
        workflow.categories().stream()
            .filter(category -> category.by().contains(Who.CUSTOMER))
            .map(category -> new Choice(category.key(), category.label().in(locale)))
            .toList(),
        workflow.fields().stream()
            .filter(field -> field.by().contains(Who.CUSTOMER))
            .map(field -> Question.of(field, locale))
            .toList());
  }

  /** Those where customers may open tickets, in the order of the file. */
  static List<Desk> desks(PortalServices services) {
    var open = services.config().portalDesks().stream().map(DeskConfig::key).toList();
    return services.desks().all().stream()
        .filter(desk -> desk.enabled() && open.contains(desk.key()))
        .sorted(Comparator.comparing(desk -> open.indexOf(desk.key())))
        .toList();
  }
}
