package dev.guiche.panel.live;

import dev.guiche.conversation.Conversation;
import dev.guiche.conversation.Conversations;
import dev.guiche.conversation.Entries;
import dev.guiche.conversation.Entry;
import dev.guiche.conversation.EntryId;
import dev.guiche.conversation.Sight;
import dev.guiche.conversation.TimelineId;
import dev.guiche.database.Database;
import dev.guiche.database.Row;
import dev.guiche.desk.ConsultantId;
import dev.guiche.panel.live.ChangeReader.Changes;
import dev.guiche.panel.live.News.Call;
import dev.guiche.panel.live.News.Place;
import dev.guiche.panel.view.ConversationViews;
import dev.guiche.panel.view.EntryView;
import dev.guiche.panel.view.TicketViews;
import dev.guiche.ticket.Ticket;
import dev.guiche.ticket.Tickets;
import dev.guiche.ticket.follow.Notification;
import dev.guiche.ticket.follow.Notifications;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads what changed, each thing once and as it is now, and writes its frame. */
final class NewsReader {
  private final Database database;
  private final Conversations conversations;
  private final Entries entries;
  private final Tickets tickets;
  private final ConversationViews conversationViews;
  private final TicketViews ticketViews;

  NewsReader(
      Database database,
      Tickets tickets,
      ConversationViews conversationViews,
      TicketViews ticketViews) {
    this.database = database;
    this.conversations = new Conversations(database);
    this.entries = new Entries(database);
    this.tickets = tickets;
    this.conversationViews = conversationViews;
    this.ticketViews = ticketViews;
  }

  /** Heads first, then what stands under them. */
  List<News> read(Changes changes) {
    var ids = changes.timelines().keySet();
    if (ids.isEmpty()) {
      return List.of();
    }
    var talks = conversations.onTimelines(Sight.everything(), ids);
    var needs = tickets.onTimelines(Sight.everything(), ids);
    var places = new HashMap<TimelineId, Place>();
    talks.forEach(talk -> places.put(talk.timeline(), place(talk)));
    needs.forEach(need -> places.put(need.timeline(), place(need)));
    var said = said(changes, places);
    var moved = said.stream().filter(News::moved).map(News::place).collect(Collectors.toSet());
    var news = new ArrayList<News>();
    news.addAll(talks(talks, changes, moved));
    news.addAll(needs(needs, changes, moved));
    news.addAll(said);
    return news;
  }

  static Place place(Conversation talk) {
    return new Place(talk.id(), null, talk.desk(), talk.consultant());
  }

  static Place place(Ticket need) {
    return new Place(null, need.id(), need.desk(), need.assignee());
  }

  private List<News> talks(List<Conversation> talks, Changes changes, Set<Place> moved) {
    var summaries = conversationViews.summaries(talks);
    var news = new ArrayList<News>();
    for (int i = 0; i < talks.size(); i++) {
      var talk = talks.get(i);
      var frame = new Frames.ConversationFrame("conversation", summaries.get(i));
      news.add(
          head(
              "conversation " + talk.id().value(),
              talk.timeline(),
              place(talk),
              frame,
              changes,
              moved));
    }
    return news;
  }

  private List<News> needs(List<Ticket> needs, Changes changes, Set<Place> moved) {
    var news = new ArrayList<News>();
    for (var need : needs) {
      var frame = new Frames.TicketFrame("ticket", ticketViews.summary(need));
      news.add(
          head("ticket " + need.id().value(), need.timeline(), place(need), frame, changes, moved));
    }
    return news;
  }

  private static News head(
      String key,
      TimelineId timeline,
      Place place,
      Object frame,
      Changes changes,
      Set<Place> moved) {
    var touched = Objects.requireNonNull(changes.timelines().get(timeline));
    return new News(
        key,
        place,
        touched.changed(),
        touched.fresh(),
        moved.contains(place),
        null,
        Call.NOBODY,
        Map.of(),
        News.frameOf(frame));
  }

  private record Touched(
      EntryId entry,
      long changed,
      boolean fresh,
      Set<ConsultantId> mentioned,
      Map<ConsultantId, Notification.Kind> watched) {
    static Touched read(Row row) {
      return new Touched(
          new EntryId(row.number("id")),
          row.number("changed"),
          row.flag("fresh"),
          row.numbers("mentioned").stream().map(ConsultantId::new).collect(Collectors.toSet()),
          row.texts("watched").stream()
              .map(one -> one.split(" ", 2))
              .collect(
                  Collectors.toMap(
                      one -> new ConsultantId(Long.parseLong(one[0])),
                      one -> Notification.Kind.valueOf(one[1].toUpperCase(Locale.ROOT)))));
    }
  }

  private List<News> said(Changes changes, Map<TimelineId, Place> places) {
    var touched =
        database
            .list(
                """
                select e.id, e.changed::text::bigint as changed,
                       not pg_visible_in_snapshot(e.changed, $3::text::pg_snapshot) as fresh,
                       array(select m.consultant_id from mention m where m.entry_id = e.id) as mentioned,
                       array(select v.consultant_id || ' ' || v.kind from (
                         select w.consultant_id, %s as kind from watcher w
                         where w.timeline_id = e.timeline_id) v where v.kind is not null) as watched
                from entry e where timeline_id = any($1) and changed >= $2::text::xid8
                  -- what was committed since the look is the next one's, or it would be news twice
                  and pg_visible_in_snapshot(changed, $4::text::pg_snapshot)
                """
                    .formatted(Notifications.KIND),
                Touched::read,
                places.keySet().toArray(TimelineId[]::new),
                Long.toString(changes.from()),
                changes.before().text(),
                changes.now().text())
            .stream()
            .collect(Collectors.toMap(Touched::entry, one -> one));
    var news = new ArrayList<News>();
    for (var entry : entries.all(new HashSet<>(touched.keySet()))) {
      var place = Objects.requireNonNull(places.get(entry.timeline()));
      news.add(said(entry, Objects.requireNonNull(touched.get(entry.id())), place));
    }
    return news;
  }

  private static News said(Entry entry, Touched touched, Place place) {
    var frame =
        new Frames.EntryFrame(
            "entry", place.conversation(), place.ticket(), entry.timeline(), EntryView.of(entry));
    return new News(
        "entry " + entry.id().value(),
        place,
        touched.changed(),
        touched.fresh(),
        touched.fresh() && Moves.isMove(entry),
        touched.fresh() ? Moves.assignedTo(entry, place) : null,
        touched.fresh() ? new Call(touched.mentioned(), entry.event()) : Call.NOBODY,
        touched.fresh() && entry.editedAt() == null ? touched.watched() : Map.of(),
        News.frameOf(frame));
  }
}
