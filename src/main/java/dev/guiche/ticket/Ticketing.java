package dev.guiche.ticket;

import dev.guiche.channel.Channels;
import dev.guiche.config.GuicheConfig;
import dev.guiche.contact.gate.Gate;
import dev.guiche.conversation.Announcements;
import dev.guiche.conversation.Ending;
import dev.guiche.conversation.EntryId;
import dev.guiche.conversation.Outbox;
import dev.guiche.database.Database;
import dev.guiche.database.Sql;
import dev.guiche.timer.Alarm;
import dev.guiche.timer.TimerKind;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * The parts of this package, wired. What needs a {@link Ending}, which needs the floor above, is
 * made last by {@link #escalation}.
 */
public final class Ticketing {
  private static final int AUTOMATIC_MAILS_AN_HOUR = 5;
  private static final long BYTES_IN_A_MAIL = 10L * 1024 * 1024;

  private final Database database;
  private final GuicheConfig config;
  private final Afterwards afterwards;
  private final Watches watches = new Watches();
  private final Workflows workflows;
  private final Gate gate;
  private final GateWords gateWords;
  private final Gatekeeper gatekeeper;
  private final Birth birth;
  private final Passage passage;
  private final Mailboxes mailboxes;
  private final AutomaticMail automatic;
  private final Signer signer;
  private final MessageIds messageIds;
  private final ReplyAddress replyAddress;
  private final TicketMail mail;
  private final FileLinks fileLinks;
  private final MailFiles mailFiles;
  private final ChannelVoice voice;
  private final TicketNotice notice;
  private final Silence silence;
  private final WayOut wayOut;
  private final Telling telling;

  /**
   * @param publicUrl how customers reach us, for links in mails; no slash at its end
   */
  public Ticketing(
      Database database,
      GuicheConfig config,
      URI publicUrl,
      Channels channels,
      Outbox outbox,
      Announcements announcements) {
    this.database = database;
    this.config = config;
    afterwards = new Afterwards(announcements, outbox);
    workflows = new Workflows(config);
    passage = new Passage(workflows, config.organization(), watches);
    gate = new Gate(config);
    gateWords = new GateWords(config, gate);
    gatekeeper = new Gatekeeper(gate, gateWords);
    birth =
        new Birth(
            workflows,
            config.organization(),
            watches,
            gatekeeper,
            new Charging(gate, workflows, passage));
    mailboxes = new Mailboxes(config);
    automatic = new AutomaticMail(mailboxes, AUTOMATIC_MAILS_AN_HOUR);
    signer = Signer.named("house", database);
    messageIds = new MessageIds(signer);
    replyAddress = new ReplyAddress(signer);
    mail = new TicketMail(mailboxes, replyAddress, messageIds);
    fileLinks = new FileLinks(publicUrl, signer);
    mailFiles = new MailFiles(fileLinks, BYTES_IN_A_MAIL);
    voice = new ChannelVoice(channels);
    notice = new TicketNotice(mail, automatic, config.organization());
    silence = new Silence(config.hours(), workflows, passage, notice);
    watches.add(silence);
    wayOut = new WayOut(publicUrl, signer);
    watches.add(new StageNews(mail, wayOut, config.organization()));
    telling = new Telling(mail, mailFiles, voice, config.organization());
    watches.add(
        new MergedRequesters(workflows, telling, new Farewell(mail, config.organization())));
  }

  /** From now on it hears of every ticket. Before anything starts. */
  public void watch(TicketWatch watch) {
    watches.add(watch);
  }

  /** Call it at start: tickets whose workflow has changed have its timers from now on. */
  public void adoptTimers() {
    SilenceAdoption.adopt(database, config);
  }

  /** What timers of tickets do when they ring. */
  public Map<TimerKind, Alarm> alarms() {
    return Map.of(Silence.END, alarm(silence::end), Silence.WARNING, alarm(silence::warn));
  }

  private Alarm alarm(TicketAlarm.Verb verb) {
    return alarm((sql, subject) -> Optional.of(new TicketId(subject)), verb);
  }

  /** An alarm about a ticket, which is locked while it rings. */
  public Alarm alarm(TicketAlarm.Subject subject, TicketAlarm.Verb verb) {
    return new TicketAlarm(database, workflows, afterwards, subject, verb);
  }

  public TicketNotice notice() {
    return notice;
  }

  public Tickets tickets() {
    return new Tickets(database, workflows);
  }

  public Afterwards afterwards() {
    return afterwards;
  }

  public Transfer transfer() {
    return new Transfer(
        database, workflows, passage, telling, new Onward(config), watches, afterwards);
  }

  public Merge merge() {
    return new Merge(database, workflows, passage, telling, afterwards);
  }

  public Split split() {
    return new Split(database, workflows, birth, telling, afterwards);
  }

  public Workflows workflows() {
    return workflows;
  }

  public Gate gate() {
    return gate;
  }

  public GateWords gateWords() {
    return gateWords;
  }

  /** What the start does about stages and categories that are no more. */
  public Succession succession() {
    var heirs = new Heirs(workflows, config.organization(), watches);
    return new Succession(database, config, workflows, heirs);
  }

  public Opening opening() {
    return new Opening(
        database, birth, gatekeeper, gateWords, mail, mailFiles, config.organization(), afterwards);
  }

  public Answering answering() {
    return new Answering(
        database, workflows, passage, mail, mailFiles, voice, config, watches, afterwards);
  }

  public Handling handling() {
    var farewell = new Farewell(mail, config.organization());
    var forecast = new Forecast(mail, config.organization());
    return new Handling(
        database,
        workflows,
        passage,
        farewell,
        forecast,
        config.organization(),
        watches,
        afterwards);
  }

  public ByCustomer byCustomer() {
    return new ByCustomer(
        database,
        workflows,
        birth,
        customerWord(),
        files(),
        passage,
        mail,
        config.organization(),
        afterwards);
  }

  /** The links by which somebody is spared a sort of mail. */
  public WayOut wayOut() {
    return wayOut;
  }

  public MailPlacement placement() {
    var threads = new MailThreads(messageIds);
    var opening =
        new MailOpening(
            workflows, birth, gateWords, threads, mail, automatic, config.organization());
    return new MailPlacement(replyAddress, threads, mailboxes, opening, files(), customerWord());
  }

  /** A customer's word stands on a ticket by now; part of the caller's transaction. */
  public void customerSpoke(Sql tx, TicketId id, EntryId word) {
    customerWord().heard(tx, id, word);
  }

  /** Nobody else changes it until the transaction ends. */
  public Ticket lock(Sql tx, TicketId id) {
    return new Tickets(tx, workflows).lock(id);
  }

  private CustomerWord customerWord() {
    return new CustomerWord(workflows, passage, files(), watches);
  }

  private FileRules files() {
    return new FileRules(workflows, telling);
  }

  public Escalation escalation(Ending ending, TranscriptSender transcripts) {
    return new Escalation(
        database,
        workflows,
        birth,
        gatekeeper,
        gateWords,
        ending,
        voice,
        mail,
        transcripts,
        config.organization(),
        afterwards);
  }

  /** The ways out of triage that lead to a ticket, or past a gate. */
  public ByTriage byTriage(Escalation escalation) {
    return new ByTriage(escalation, fromAnswers());
  }

  public FromAnswers fromAnswers() {
    return new FromAnswers(workflows, gatekeeper, gateWords, config.organization().locale());
  }

  public Mailboxes mailboxes() {
    return mailboxes;
  }

  public MessageIds messageIds() {
    return messageIds;
  }

  public TicketMail mail() {
    return mail;
  }

  public MailFiles mailFiles() {
    return mailFiles;
  }

  public FileLinks fileLinks() {
    return fileLinks;
  }

  public Telling telling() {
    return telling;
  }

  public ChannelVoice voice() {
    return voice;
  }
}
