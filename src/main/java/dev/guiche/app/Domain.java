package dev.guiche.app;

import dev.guiche.care.Care;
import dev.guiche.care.Confirming;
import dev.guiche.channel.Channel;
import dev.guiche.channel.ChannelName;
import dev.guiche.channel.Channels;
import dev.guiche.config.GuicheConfig;
import dev.guiche.contact.Contacts;
import dev.guiche.conversation.Announcements;
import dev.guiche.conversation.Ending;
import dev.guiche.conversation.FileFetcher;
import dev.guiche.conversation.Handover;
import dev.guiche.conversation.Intake;
import dev.guiche.conversation.IntakeBatch;
import dev.guiche.conversation.Notices;
import dev.guiche.conversation.OpenConversations;
import dev.guiche.conversation.Outbox;
import dev.guiche.conversation.Talk;
import dev.guiche.database.Database;
import dev.guiche.database.Exclusive;
import dev.guiche.database.Node;
import dev.guiche.desk.Attendance;
import dev.guiche.desk.ConsultantId;
import dev.guiche.desk.Consultants;
import dev.guiche.desk.Desk;
import dev.guiche.desk.DeskId;
import dev.guiche.desk.Desks;
import dev.guiche.desk.Presence;
import dev.guiche.knowledge.Articles;
import dev.guiche.routing.AfterHours;
import dev.guiche.routing.AwayWatch;
import dev.guiche.routing.Offers;
import dev.guiche.routing.OpeningAlarm;
import dev.guiche.routing.Queue;
import dev.guiche.routing.QueueRules;
import dev.guiche.search.WordIndex;
import dev.guiche.ticket.ByQueue;
import dev.guiche.ticket.Escalation;
import dev.guiche.ticket.Ticketing;
import dev.guiche.ticket.about.AboutTicket;
import dev.guiche.ticket.absence.AnswerByMail;
import dev.guiche.ticket.absence.ByAbsence;
import dev.guiche.ticket.agenda.Reminders;
import dev.guiche.ticket.group.GroupDesk;
import dev.guiche.ticket.group.GroupNews;
import dev.guiche.ticket.later.LaterAlarm;
import dev.guiche.ticket.later.LaterMessages;
import dev.guiche.ticket.sla.Aims;
import dev.guiche.ticket.sla.Sla;
import dev.guiche.ticket.sla.SlaAlarms;
import dev.guiche.timer.Alarm;
import dev.guiche.timer.AlarmClock;
import dev.guiche.timer.TimerKind;
import dev.guiche.transcript.Transcripts;
import dev.guiche.triage.ByProgram;
import dev.guiche.triage.SilenceAlarm;
import dev.guiche.triage.Triage;
import dev.guiche.webhook.Bell;
import dev.guiche.webhook.Webhooks;
import dev.guiche.webhook.line.Line;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The path of a message, wired by hand from the bottom to the top. */
final class Domain {
  final Contacts contacts = new Contacts();
  final Channels channels;
  final Desks desks;
  final Consultants consultants;
  final Presence presence;
  final Outbox outbox;
  final FileFetcher files;
  final Queue queue;
  final Ticketing ticketing;
  final Talk talk;
  final Handover handover;
  final Offers offers;
  final Ending ending;
  final Confirming confirming;
  final Escalation escalation;
  final ByProgram program;
  final Intake intake;
  final AlarmClock alarmClock;
  final Webhooks webhooks;
  private final Articles articles;
  private final WordIndex words;
  private final AwayWatch awayWatch;
  private final Exclusive exclusive;

  Domain(
      Database database,
      Exclusive exclusive,
      GuicheConfig config,
      URI publicUrl,
      List<Channel> adapters,
      Announcements announced,
      Attendance screens,
      Intake.Typing typing,
      Line line) {
    this.exclusive = exclusive;
    var bell = new Bell();
    Announcements announcements =
        timeline -> {
          announced.changed(timeline);
          bell.ring();
        };
    var node = Node.join(database, exclusive);
    channels = new Channels(adapters);
    desks = new Desks(database, config.desks());
    desks.declare();
    outbox = new Outbox(database, node, channels, announcements);
    files = new FileFetcher(database, channels, announcements);
    var rules = QueueRules.of(config, desks);
    queue = new Queue(database, announcements, rules);
    var attendance = Attendance.all(screens, new GivesWork(queue));
    consultants = new Consultants(database, attendance);
    presence = new Presence(database, node, attendance);
    ticketing = new Ticketing(database, config, publicUrl, channels, outbox, announcements);
    var transcripts = new Transcripts(config, ticketing);
    talk = new Talk(database, channels, outbox, announcements);
    // A transfer may have put a group's notice into the outbox.
    handover =
        new Handover(
            database,
            timeline -> {
              announcements.changed(timeline);
              outbox.wake();
            },
            queue);
    var groups = new GroupNews(config, publicUrl, channels);
    ticketing.watch(groups);
    handover.watch(groups);
    var colleagues = new GroupDesk(database, config, publicUrl, handover, ticketing);
    channels.all().forEach(channel -> channel.hear(colleagues));
    var notices = new Notices(channels);
    var byMail = new AnswerByMail(ticketing, config.organization());
    var care = new Care(config, notices, transcripts, byMail, groups);
    handover.watch(care.transfers());
    offers = new Offers(database, config, announcements, outbox, queue, notices, rules);
    handover.watch(offers);
    ending = new Ending(database, contacts, outbox, announcements, queue, care.closing());
    confirming = care.confirming(database, ending, announcements, outbox);
    escalation = ticketing.escalation(ending, transcripts);
    var reception =
        new AfterHours(
            config,
            notices,
            new ByAbsence(
                escalation, ticketing, groups, publicUrl, config.organization().locale()));
    var exit = ticketing.byTriage(escalation);
    var triage = new Triage(config, desks, notices, exit, reception, publicUrl);
    program = new ByProgram(database, triage, announcements, outbox, queue);
    var door =
        new AboutTicket(
            config, channels, notices, ticketing, care.door(triage, new ByQueue(exit)), reception);
    var batch =
        new IntakeBatch(
            contacts,
            new OpenConversations(contacts, deskOf(config, desks)::get, door, reception),
            ticketing.placement());
    // What comes in may have put mail into the outbox: an acknowledgement with its protocol.
    Announcements arrived =
        timeline -> {
          announcements.changed(timeline);
          outbox.wake();
        };
    intake = new Intake(database, batch, arrived, queue, files, typing);
    var sla = new Sla(config, Aims.of(config));
    ticketing.watch(sla);
    var alarms = new HashMap<TimerKind, Alarm>(ticketing.alarms());
    alarms.putAll(new SlaAlarms(ticketing, sla).all());
    alarms.put(Reminders.KIND, new Reminders(ticketing));
    alarms.put(Triage.SILENCE, new SilenceAlarm(database, triage, announcements, outbox, queue));
    alarms.put(Offers.KIND, offers);
    alarms.put(
        AboutTicket.SILENCE,
        new dev.guiche.ticket.about.SilenceAlarm(database, door, announcements, outbox, queue));
    alarms.put(AfterHours.OPENS, new OpeningAlarm(database, queue));
    alarms.put(
        LaterMessages.KIND, new LaterAlarm(database, talk, ticketing.answering(), announcements));
    alarms.putAll(care.alarms(database, announcements, outbox, queue));
    alarmClock = new AlarmClock(database, alarms);
    webhooks = new Webhooks(database, config, ticketing, announcements, line, bell);
    articles = new Articles(database);
    words = new WordIndex(database);
    awayWatch = new AwayWatch(database, handover, this::awayLimit);
  }

  private static Map<ChannelName, DeskId> deskOf(GuicheConfig config, Desks desks) {
    var byKey = desks.all().stream().collect(Collectors.toMap(Desk::key, Desk::id));
    return config.channels().stream()
        .collect(
            Collectors.toMap(
                channel -> new ChannelName(channel.name()),
                channel -> java.util.Objects.requireNonNull(byKey.get(channel.desk()))));
  }

  private Duration awayLimit(DeskId desk) {
    return desks.find(desk).map(Desk::awayLimit).orElse(Duration.ofMinutes(2));
  }

  /** Whoever comes, or has more room, is given work at once. */
  private record GivesWork(Queue queue) implements Attendance {
    @Override
    public void came(ConsultantId consultant) {
      queue.roomMade(consultant);
    }

    @Override
    public void went(ConsultantId consultant) {}

    @Override
    public void changed(ConsultantId consultant) {
      queue.roomMade(consultant);
    }
  }

  /** What takes messages starts last. */
  void start() {
    outbox.start();
    files.start();
    queue.start();
    intake.start();
    articles.refresh();
    ticketing.adoptTimers();
    alarmClock.start();
    channels.all().forEach(channel -> channel.start(intake));
    awayWatch.start(exclusive);
    words.start(exclusive);
    webhooks.start(exclusive);
  }

  /** What takes messages stops first; what is at hand is finished. */
  void stop() {
    channels.all().parallelStream().forEach(Channel::stop);
    alarmClock.stop();
    intake.stop();
    queue.stop();
    outbox.stop();
    files.stop();
    webhooks.stop();
  }
}
