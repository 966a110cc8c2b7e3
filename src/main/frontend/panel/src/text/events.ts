/** Events of a timeline in a person's words. An event that is not known here is shown by its own text, never dropped. */
import type { Entry, Outcome } from '../api/types';
import { span } from '../logic/waiting';
import { plainDay } from './format';
import { t } from './index';
import { workEvents } from './work.events';

export type Told = { text: string; reason: string | null; bad: boolean };

/** What the house must look at, and not just know. */
const BAD = ['bounced', 'transcript-unsent', 'email-missing', 'channel-off', 'unacknowledged', 'sla-breach', 'file-refused', 'later-unsaid', 'webhook-paused'];

export function tell(entry: Entry): Told {
  const event = (entry.event ?? { type: '' }) as { type: string } & Record<string, unknown>;
  const minutes = typeof event.minutes === 'number' ? event.minutes : 0;
  const word = (key: string) => (typeof event[key] === 'string' ? (event[key] as string) : '');
  const who = entry.author.name ?? '';
  const e = t.event;
  const p = t.people.event;
  const texts: Record<string, () => string> = {
    ...workEvents(event, who),
    opened: () => (word('protocol') ? e.ticketOpened(word('protocol')) : e.opened),
    queued: () => e.queued(word('name') || word('desk')),
    assigned: () => (entry.author.type === 'consultant' && word('name') === who ? e.taken(who) : e.assigned(word('name'))),
    released: () => e.released(who),
    transferred: () => e.transferred(who, word('name') || word('label')),
    'answer-mailed': () => t.care.event.mailed(word('address')),
    'about-ticket': () => t.care.event.aboutTicket(word('answer') === 'yes'),
    overflowed: () => e.overflowed(word('label')),
    offered: () => e.offered(who, word('name')),
    'offer-accepted': () => e.accepted(who),
    'offer-returned': () => [e.returned(who, word('name')), own(word('reason'))].filter(Boolean).join(': '),
    closed: () => e.closed(t.outcome[word('outcome') as Outcome] ?? ''),
    escalated: () => e.escalated(word('protocol')),
    transcript: () => e.transcript(word('address')),
    'transcript-unsent': () => e.unsent,
    'email-missing': () => e.emailMissing,
    unacknowledged: () => e.unacknowledged(word('address')),
    'customer-waits': () => (word('called') === 'supervisor' ? t.care.event.called(minutes) : t.care.event.reminded(minutes)),
    'silence-warned': () => t.care.event.silenceWarned(minutes),
    'closing-asked': () => t.care.event.closingAsked(who),
    rated: () => t.care.event.rated(typeof event.stars === 'number' ? event.stars : 0, word('comment')),
    'webhook-paused': () => t.care.event.webhookPaused(word('name')),
    'closing-doubt': () => t.care.event.closingDoubt,
    'sla-warning': () => t.sla.warning(aim(word('aim'))),
    'sla-breach': () => t.sla.breach(aim(word('aim'))),
    'still-on-it': () => t.sla.stillOnIt,
    'silence-warning': () => t.sla.silenceWarning,
    bounced: () => e.bounced(word('address')),
    triaged: () => e.triaged(answers(event).map((one) => one.answer).join(' · ')),
    gate: () => (p.gate as Record<string, string>)[word('answer')] ?? word('answer'),
    'gate-passed': () => p.passed(who),
    'later-unsaid': () => t.groups.later.unsaid,
    announced: () => t.groups.announced(word('label') || word('desk')),
    charge: () => p.charge(word('desk'), word('protocol')),
    'contact-merged': () => p.merged(word('name')),
    continues: () => p.continues(word('protocol')),
    continued: () => p.continued(word('protocol')),
    'channel-off': () => e.channelOff(word('channel')),
    'outside-hours': () => e.outsideHours(word('then') === 'ticket'),
    'on-call': () => e.onCall(word('names')),
    planned: () => e.planned(word('to')),
    promised: () => e.promised(word('to') && plainDay(word('to'))),
    fields: () => e.fields,
    stage: () => (event.reopened === true ? e.reopened(word('toLabel')) : e.stage(word('toLabel') || word('to'))),
  };
  const told = texts[event.type]?.() ?? (entry.text || event.type);
  if (event.type === 'offer-returned' && own(word('reason'))) return { text: told, reason: null, bad: false };
  if (event.type === 'gate') return { text: told, reason: p.rule(word('rule'), word('to')), bad: false };
  if (event.type === 'triaged') return { text: told, reason: triage(event), bad: false };
  const reason = because(word('reason') || word('why'), event) || (event.rule === 'silence' ? t.sla.bySilence : '') || word('solution');
  return { text: told, reason: reason || (texts[event.type] ? entry.text : '') || null, bad: BAD.includes(event.type) };
}

/** What the house calls somebody to, in words for them alone. */
export function called(event: Record<string, unknown>, name: string): string {
  const minutes = typeof event.minutes === 'number' ? event.minutes : 0;
  switch (event.type) {
    case 'customer-waits':
      return event.called === 'supervisor' ? t.notice.waitsLong(name, minutes) : t.notice.waits(name, minutes);
    case 'on-call':
      return t.notice.onCall(name);
    default: {
      const { text } = tell({ event, author: {}, text: '' } as unknown as Entry);
      return name === '' ? text : `${text} · ${name}`;
    }
  }
}

type Answered = { ask: string; answer: string };

function answers(event: Record<string, unknown>): Answered[] {
  return Array.isArray(event.answers) ? (event.answers as Answered[]) : [];
}

/** Each question with its answer, and how the customer came out. */
function triage(event: Record<string, unknown>): string {
  const out = (t.event.triagedBecause as Record<string, string>)[String(event.reason)] ?? '';
  return [...answers(event).map((one) => `${one.ask} ${one.answer}`), out].filter((line) => line !== '').join('\n');
}

const aim = (key: string) => ((t.sla.aim as Record<string, string>)[key] ?? '').toLowerCase();

/** Somebody's own words, and not the name of a rule. */
const own = (reason: string) => (reason in t.event.because ? '' : reason);

/** Why it was so: a rule by its name, or somebody's own words. */
function because(reason: string, event: Record<string, unknown>): string {
  const waited = typeof event.waitedSeconds === 'number' && event.waitedSeconds >= 60 ? ` ${t.event.waited(span(event.waitedSeconds))}` : '';
  const known = (t.event.because as Record<string, string>)[reason];
  return known === undefined ? reason : `${known}${waited}${candidates(event)}`;
}

/** Who could have had it, each with the talks in hand at that moment. */
function candidates(event: Record<string, unknown>): string {
  const all = Array.isArray(event.candidates) ? (event.candidates as { name: string; load: number }[]) : [];
  return all.length > 1 ? ` ${t.event.candidates(all.map((one) => `${one.name} (${one.load})`).join(', '))}` : '';
}
