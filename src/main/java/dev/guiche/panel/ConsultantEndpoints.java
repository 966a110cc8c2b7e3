package dev.guiche.panel;

import dev.guiche.desk.Consultant;
import dev.guiche.desk.ConsultantChange;
import dev.guiche.desk.ConsultantId;
import dev.guiche.desk.Consultants;
import dev.guiche.desk.DeskId;
import dev.guiche.desk.NewConsultant;
import dev.guiche.desk.Role;
import dev.guiche.http.Answer;
import dev.guiche.http.Call;
import dev.guiche.http.Endpoints;
import dev.guiche.http.door.Refused;
import dev.guiche.http.door.Sessions;
import dev.guiche.panel.live.LiveNews;
import dev.guiche.panel.view.ConsultantView;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Those who answer. */
final class ConsultantEndpoints implements Endpoints.Group {
  private final Consultants consultants;
  private final Sessions sessions;
  private final LiveNews news;

  ConsultantEndpoints(Consultants consultants, Sessions sessions, LiveNews news) {
    this.consultants = consultants;
    this.sessions = sessions;
    this.news = news;
  }

  @Override
  public void register(Endpoints endpoints) {
    endpoints
        .on("listConsultants", this::list)
        .on("createConsultant", this::create)
        .on("changeConsultant", this::change);
  }

  private Answer list(Call call) {
    boolean withDisabled = call.caller().role().mayDo(Role.ADMIN);
    var views =
        consultants.all().stream()
            .filter(consultant -> withDisabled || consultant.enabled())
            .map(consultant -> view(call, consultant))
            .toList();
    return Answer.ok(Map.of("items", views));
  }

  private static ConsultantView view(Call call, Consultant consultant) {
    return ConsultantView.of(consultant, call.caller().role().mayDo(Role.SUPERVISOR));
  }

  private record Wish(
      @Nullable String name,
      @Nullable String email,
      @Nullable String password,
      @Nullable Role role,
      @Nullable Integer capacity,
      @Nullable List<Long> desks,
      @Nullable Boolean enabled,
      @Nullable List<String> skills) {

    @Nullable List<DeskId> deskIds() {
      return desks == null ? null : desks.stream().map(DeskId::new).toList();
    }
  }

  private Answer create(Call call) {
    var wish = call.body(Wish.class);
    refuseBlank(wish);
    var created =
        consultants.create(
            new NewConsultant(
                Objects.requireNonNull(wish.name()),
                Objects.requireNonNull(wish.email()),
                Objects.requireNonNull(wish.password()),
                Objects.requireNonNull(wish.role()),
                Objects.requireNonNullElse(wish.capacity(), NewConsultant.USUAL_CAPACITY),
                Objects.requireNonNullElse(wish.deskIds(), List.of()),
                Objects.requireNonNullElse(wish.skills(), List.of())));
    return Answer.created(view(call, created));
  }

  private Answer change(Call call) {
    var wish = call.body(Wish.class);
    refuseBlank(wish);
    var id = new ConsultantId(call.id());
    var changed =
        consultants.change(
            id,
            new ConsultantChange(
                wish.name(),
                wish.email(),
                wish.password(),
                wish.role(),
                wish.capacity(),
                wish.deskIds(),
                wish.enabled(),
                wish.skills()));
    if (wish.password() != null || !changed.enabled()) {
      sessions.closeAll(id);
      news.sessionsEnded(id);
    }
    return Answer.ok(view(call, changed));
  }

  private static void refuseBlank(Wish wish) {
    if (wish.name() != null && wish.name().isBlank()) {
      throw new Refused.Invalid("/name", "Diga o nome da pessoa.");
    }
  }
}
