package dev.guiche.panel;

import dev.guiche.channel.ChannelHealth;
import dev.guiche.channel.ChannelName;
import dev.guiche.config.ChannelConfig;
import dev.guiche.desk.Consultant;
import dev.guiche.desk.Desk;
import dev.guiche.desk.DeskId;
import dev.guiche.desk.Role;
import dev.guiche.http.Answer;
import dev.guiche.http.Call;
import dev.guiche.http.Endpoints;
import dev.guiche.http.door.Refused;
import dev.guiche.panel.view.DeskRules;
import dev.guiche.panel.view.OrganizationView;
import dev.guiche.panel.view.OrganizationView.ChannelView;
import dev.guiche.panel.view.OrganizationView.DeskView;
import dev.guiche.panel.view.TicketViews;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The house: its name, channels, desks. */
final class OrganizationEndpoints implements Endpoints.Group {
  private final Services services;

  OrganizationEndpoints(Services services) {
    this.services = services;
  }

  @Override
  public void register(Endpoints endpoints) {
    endpoints
        .on("getOrganization", this::organization)
        .on("listDesks", this::desks)
        .on("createDesk", this::createDesk)
        .on("changeDesk", this::changeDesk)
        .on("listDeskRules", this::rules);
  }

  /** Desks that an admin has added are not in the file, which has nothing to say of them. */
  private Answer rules(Call call) {
    var now = services.database().now();
    var names =
        services.consultants().all().stream()
            .collect(
                Collectors.toMap(
                    consultant -> consultant.email().toLowerCase(Locale.ROOT), Consultant::name));
    var locale = services.config().organization().locale();
    return Answer.ok(
        Map.of(
            "items",
            services.desks().all().stream()
                .filter(Desk::enabled)
                .flatMap(
                    desk ->
                        services.config().desk(desk.key()).stream()
                            .map(
                                declared ->
                                    DeskRules.of(
                                        desk.id(),
                                        declared,
                                        services.config(),
                                        who ->
                                            names.getOrDefault(who.toLowerCase(Locale.ROOT), who),
                                        now,
                                        locale)))
                .toList()));
  }

  private Answer organization(Call call) {
    var config = services.config();
    var house = config.organization();
    return Answer.ok(
        new OrganizationView(
            house.name(),
            house.zone().getId(),
            house.locale().toLanguageTag(),
            views(services.desks().all().stream().filter(Desk::enabled).toList()),
            config.channels().stream().map(this::channel).toList(),
            config.sandbox(),
            config.attachmentLimit()));
  }

  private ChannelView channel(ChannelConfig channel) {
    var health =
        services
            .channels()
            .find(new ChannelName(channel.name()))
            .map(open -> open.health())
            .orElseGet(() -> ChannelHealth.off(channel.missing()));
    return new ChannelView(channel.name(), TicketViews.kind(channel), health.state(), health.why());
  }

  private static List<DeskView> views(List<Desk> desks) {
    return desks.stream().map(DeskView::of).toList();
  }

  private Answer desks(Call call) {
    boolean all = call.caller().role().mayDo(Role.ADMIN);
    var desks = services.desks().all().stream().filter(desk -> all || desk.enabled()).toList();
    return Answer.ok(Map.of("items", views(desks)));
  }

  private record NewDesk(String key, String label) {}

  private Answer createDesk(Call call) {
    var wish = call.body(NewDesk.class);
    refuseBlank(wish.label());
    return Answer.created(DeskView.of(services.desks().create(wish.key(), wish.label())));
  }

  private record DeskChange(@Nullable String label, @Nullable Boolean enabled) {}

  private Answer changeDesk(Call call) {
    var change = call.body(DeskChange.class);
    if (change.label() != null) {
      refuseBlank(change.label());
    }
    if (services.desks().find(new DeskId(call.id())).isEmpty()) {
      throw new Refused.NotFound();
    }
    var desk = services.desks().change(new DeskId(call.id()), change.label(), change.enabled());
    return Answer.ok(DeskView.of(desk));
  }

  private static void refuseBlank(String label) {
    if (label.isBlank()) {
      throw new Refused.Invalid("/label", "Dê um nome ao setor.");
    }
  }
}
