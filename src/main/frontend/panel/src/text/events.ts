/** Events of a timeline in a person's words. An event that is not known here is shown by its own text, never dropped. */
import type { Entry, Outcome } from '../api/types';
import { span } from '../logic/waiting';
import { t } from './index';

export type Told = { text: string; reason: string | null };

export function tell(entry: Entry): Told {
  const event = (entry.event ?? { type: '' }) as { type: string } & Record<string, unknown>;
  const word = (key: string) => (typeof event[key] === 'string' ? (event[key] as string) : '');
  const who = entry.author.name ?? '';
  const reason = because(word('reason'), event) || word('why') || word('solution') || null;
  const e = t.event;
  const texts: Record<string, () => string> = {
    opened: () => (word('protocol') ? e.ticketOpened(word('protocol')) : e.opened),
    triaged: () => e.triaged,
    queued: () => e.queued(word('desk') || word('label')),
    assigned: () => (entry.author.type === 'consultant' && word('name') === who ? e.taken(who) : e.assigned(word('name'))),
    taken: () => e.taken(who),
    released: () => e.released(who),
    transferred: () => e.transferred(who, word('name') || word('label') || word('desk')),
    closed: () => e.closed(t.outcome[word('outcome') as Outcome] ?? ''),
    escalated: () => e.escalated(word('protocol')),
    transcript: () => (word('to') || word('email') ? e.transcript(word('to') || word('email')) : e.noTranscript),
    stage: () => e.stage(word('label') || word('to') || word('stage')),
    reopened: () => e.reopened,
    changed: () => e.changed(who),
  };
  const told = texts[event.type]?.() ?? (entry.text || event.type);
  return { text: told, reason: reason ?? (texts[event.type] && entry.text ? entry.text : null) };
}

/** Why it was so: a rule of the queue by its name, or somebody's own words. */
function because(reason: string, event: Record<string, unknown>): string {
  const waited = typeof event.waitedSeconds === 'number' ? ` ${t.event.waited(span(event.waitedSeconds))}` : '';
  const known = (t.event.because as Record<string, string>)[reason];
  return known === undefined ? reason : `${known}${waited}`;
}
