package dev.guiche.panel;

import dev.guiche.conversation.ConversationId;
import dev.guiche.conversation.Conversations;
import dev.guiche.conversation.TimelineId;
import dev.guiche.desk.ConsultantId;
import dev.guiche.http.Answer;
import dev.guiche.http.Call;
import dev.guiche.http.Endpoints;
import dev.guiche.http.door.Refused;
import dev.guiche.ticket.Ticket;
import dev.guiche.ticket.TicketId;
import dev.guiche.ticket.work.Tags;
import dev.guiche.ticket.work.Task;
import dev.guiche.ticket.work.Tasks;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tags and tasks. */
final class WorkEndpoints implements Endpoints.Group {
  private static final int TAGS_OFFERED = 500;

  private final Services services;
  private final Chosen chosen;
  private final Tags tags;
  private final Tasks tasks;

  WorkEndpoints(Services services) {
    this.services = services;
    this.chosen = new Chosen(services);
    this.tags = new Tags(services.database(), services.ticketing());
    this.tasks = new Tasks(services.database(), services.ticketing());
  }

  @Override
  public void register(Endpoints endpoints) {
    endpoints
        .on("listTags", call -> Answer.ok(Map.of("items", tags.used(TAGS_OFFERED))))
        .on("getTicketTags", call -> tags(tags.of(ticket(call, call.id()).timeline())))
        .on("setTicketTags", call -> tag(call, ticket(call, call.id()).timeline()))
        .on("getConversationTags", call -> tags(tags.of(talk(call))))
        .on("setConversationTags", call -> tag(call, talk(call)))
        .on("listTasks", call -> list(ticket(call, call.id())))
        .on("addTask", this::add)
        .on("changeTask", this::change);
  }

  private Ticket ticket(Call call, long id) {
    return services
        .ticketing()
        .tickets()
        .find(call.sight(), new TicketId(id))
        .orElseThrow(Refused.NotFound::new);
  }

  private TimelineId talk(Call call) {
    return new Conversations(services.database())
        .find(call.sight(), new ConversationId(call.id()))
        .orElseThrow(Refused.NotFound::new)
        .timeline();
  }

  private static Answer tags(List<String> tags) {
    return Answer.ok(Map.of("tags", tags));
  }

  private record Tagged(List<String> tags) {}

  private Answer tag(Call call, TimelineId timeline) {
    return tags(tags.set(timeline, call.body(Tagged.class).tags(), call.me()));
  }

  private Answer list(Ticket ticket) {
    return Answer.ok(Map.of("items", tasks.of(ticket.id())));
  }

  private record Wish(
      @Nullable String text,
      @Nullable Long assignee,
      @Nullable String dueAt,
      @Nullable Boolean done) {}

  private @Nullable ConsultantId assignee(Wish wish) {
    return wish.assignee() == null ? null : chosen.consultant("/assignee", wish.assignee());
  }

  static @Nullable Instant time(String at, @Nullable String text) {
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeParseException odd) {
      throw new Refused.Invalid(at, "Use data e hora em UTC, como 2026-12-24T15:00:00Z.");
    }
  }

  private Answer add(Call call) {
    var ticket = ticket(call, call.id());
    var wish = call.body(Wish.class);
    return Answer.created(
        tasks.add(
            ticket,
            Objects.requireNonNull(wish.text()),
            assignee(wish),
            time("/dueAt", wish.dueAt()),
            call.me()));
  }

  private Answer change(Call call) {
    var task = tasks.find(call.id()).orElseThrow(Refused.NotFound::new);
    var ticket = ticket(call, task.ticket().value());
    var wish = call.body(Wish.class);
    var now = task;
    if (wish.text() != null || call.body().has("assignee") || call.body().has("dueAt")) {
      now =
          tasks.change(
              ticket,
              task,
              text(wish, task),
              who(call, wish, task),
              due(call, wish, task),
              call.me());
    }
    if (wish.done() != null) {
      now = tasks.finish(ticket, now, wish.done(), call.me());
    }
    return Answer.ok(now);
  }

  private static String text(Wish wish, Task task) {
    return Objects.requireNonNullElse(wish.text(), task.text());
  }

  private @Nullable ConsultantId who(Call call, Wish wish, Task task) {
    if (call.body().has("assignee")) {
      return assignee(wish);
    }
    return task.assignee() == null ? null : new ConsultantId(task.assignee().id());
  }

  private static @Nullable Instant due(Call call, Wish wish, Task task) {
    return call.body().has("dueAt") ? time("/dueAt", wish.dueAt()) : task.dueAt();
  }
}
