package dev.guiche.panel;

import dev.guiche.conversation.EntryId;
import dev.guiche.desk.ConsultantId;
import dev.guiche.http.Answer;
import dev.guiche.http.Call;
import dev.guiche.http.Endpoints;
import dev.guiche.http.Pages;
import dev.guiche.ticket.Ticket;
import dev.guiche.ticket.follow.Following;
import dev.guiche.ticket.follow.Notification;
import dev.guiche.ticket.follow.Notifications;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Following tickets to their end, and hearing of them. */
final class FollowEndpoints implements Endpoints.Group {
  private final Services services;
  private final Chosen chosen;
  private final Following following;
  private final Notifications notifications;
  private final TicketPages pages;

  FollowEndpoints(Services services, TicketPages pages) {
    this.services = services;
    this.chosen = new Chosen(services);
    this.following = new Following(services.database(), services.ticketing());
    this.notifications = new Notifications(services.database());
    this.pages = pages;
  }

  @Override
  public void register(Endpoints endpoints) {
    endpoints
        .on("listWatchers", call -> watchers(pages.find(call)))
        .on("watchTicket", this::watch)
        .on("unwatchTicket", this::unwatch)
        .on("transferTicket", this::transfer)
        .on("listNotifications", this::list)
        .on("readNotifications", this::read);
  }

  private Answer watchers(Ticket ticket) {
    return Answer.ok(Map.of("items", following.of(ticket.timeline())));
  }

  private record Who(@Nullable Long consultant) {}

  private ConsultantId who(Call call) {
    var named = call.body(Who.class).consultant();
    return named == null ? call.me() : chosen.consultant("/consultant", named);
  }

  private Answer watch(Call call) {
    var ticket = pages.find(call);
    following.begin(ticket.timeline(), who(call), call.me());
    return watchers(ticket);
  }

  private Answer unwatch(Call call) {
    var ticket = pages.find(call);
    following.end(ticket.timeline(), who(call), call.me());
    return watchers(ticket);
  }

  private record Transferred(long desk, @Nullable String note, @Nullable Boolean tellCustomer) {}

  private Answer transfer(Call call) {
    var ticket = pages.find(call);
    var to = call.body(Transferred.class);
    var moved =
        services
            .ticketing()
            .transfer()
            .toDesk(
                ticket.id(),
                chosen.desk(to.desk()),
                to.note(),
                Boolean.TRUE.equals(to.tellCustomer()),
                call.me());
    return Answer.ok(pages.view(call, moved));
  }

  private record ListView(List<Notification> items, long unread, @Nullable String next) {}

  private Answer list(Call call) {
    var after = Pages.after(call);
    var found =
        notifications.list(
            call.me(),
            call.flag("unread"),
            after == null ? null : new EntryId(after),
            call.limit() + 1);
    var page = Pages.of(found, call.limit(), one -> one.id().value());
    return Answer.ok(new ListView(page.items(), notifications.unread(call.me()), page.next()));
  }

  private record Read(@Nullable List<Long> ids) {}

  private Answer read(Call call) {
    var ids = call.body(Read.class).ids();
    if (ids == null) {
      notifications.markAllRead(call.me());
    } else {
      notifications.markRead(call.me(), ids.stream().map(EntryId::new).toList());
    }
    return Answer.nothing();
  }
}
