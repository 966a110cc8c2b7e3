/** Events of the work on a ticket, in a person's words. */
import { moment } from './format';
import { t } from './index';

type Event = { type: string } & Record<string, unknown>;

const list = (value: unknown): string => (Array.isArray(value) ? value.join(', ') : '');

export function workEvents(event: Event, who: string): Record<string, () => string> {
  const e = t.work.event;
  const word = (key: string) => (typeof event[key] === 'string' ? (event[key] as string) : '');
  const number = (key: string) => (typeof event[key] === 'number' ? (event[key] as number) : 0);
  const named = <T extends Record<string, string>>(names: T, key: string) => (names as Record<string, string>)[word(key)] ?? word(key);
  const when = () => (word('at') ? moment(word('at')) : '');
  return {
    unassigned: () => e.unassigned(who),
    retitled: () => e.retitled(who, word('to')),
    'triage-held': () => e.held(who),
    sorted: () => e.sorted(word('rule')),
    reclassified: () => e.reclassified(who, word('toLabel') || word('to')),
    prioritized: () => e.prioritized(who, named(t.work.priority, 'to')),
    watching: () => (word('name') === who ? e.watching(who) : e.invited(who, word('name'))),
    unwatched: () => e.unwatched(word('name')),
    tagged: () => e.tagged(who, list(event.added), list(event.removed)),
    'task-added': () => e.taskAdded(who, word('text')),
    'task-changed': () => e.taskChanged(who, word('text')),
    'task-done': () => e.taskDone(who, word('text')),
    'task-reopened': () => e.taskReopened(who, word('text')),
    linked: () => e.linked(who, named(t.work.link, 'kind'), word('protocol')),
    unlinked: () => e.unlinked(who, word('protocol')),
    merged: () => e.merged(who, word('protocol')),
    absorbed: () => e.absorbed(who, word('protocol')),
    split: () => e.split(who, word('protocol')),
    'split-from': () => e.splitFrom(who, word('protocol')),
    'answered-together': () => e.answeredTogether(who, number('tickets')),
    contact: () => e.contact(who, named(t.work.medium, 'medium'), number('minutes')),
    'remote-session': () => e.remoteSession(who, number('minutes')),
    'appointment-set': () => e.appointmentSet(named(t.work.appointment, 'kind'), when()),
    'appointment-changed': () => e.appointmentChanged(named(t.work.appointment, 'kind'), when()),
    'appointment-cancelled': () => e.appointmentCancelled(named(t.work.appointment, 'kind'), when()),
    'appointment-reminded': () => e.appointmentReminded(named(t.work.appointment, 'kind'), when()),
    referred: () => e.referred(who, word('partner')),
    'file-refused': () => e.fileRefused(list(event.files)),
  };
}
