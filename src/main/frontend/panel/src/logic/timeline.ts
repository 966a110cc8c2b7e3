/** What stands in a thread: entries merged by id, in order, laid out in days, groups and lines. */
import type { Entry } from '../api/types';

/** Entries of the same author within this time stand together. */
const TOGETHER = 5 * 60_000;

export type Side = 'theirs' | 'ours';
export type Block =
  | { type: 'day'; key: string; at: string }
  | { type: 'fresh'; key: string }
  | { type: 'event'; key: string; entry: Entry }
  | { type: 'group'; key: string; side: Side; note: boolean; author: Entry['author']; entries: Entry[] };

/** Merges what came (new, changed or repeated) into what is there; `own` timeline stands last, as a ticket's does. */
export function merge(there: readonly Entry[], came: readonly Entry[], own: number): Entry[] {
  const byId = new Map(there.map((entry) => [entry.id, entry]));
  for (const entry of came) byId.set(entry.id, newer(byId.get(entry.id), entry));
  const began = new Map<number, string>();
  for (const { timeline, at } of byId.values()) {
    const known = began.get(timeline);
    if (known === undefined || at < known) began.set(timeline, at);
  }
  return [...byId.values()].sort(
    (a, b) =>
      Number(a.timeline === own) - Number(b.timeline === own) ||
      (a.timeline === b.timeline
        ? a.position - b.position || a.id - b.id
        : began.get(a.timeline)!.localeCompare(began.get(b.timeline)!) || a.timeline - b.timeline),
  );
}

const STEPS = ['pending', 'sending', 'sent', 'delivered', 'read'];

/** A repeated word may be an old one: a delivery mark never goes back. */
function newer(old: Entry | undefined, came: Entry): Entry {
  if (!old?.delivery || !came.delivery) return came;
  const back = STEPS.indexOf(came.delivery.status) < STEPS.indexOf(old.delivery.status);
  return back && came.delivery.status !== 'failed' && old.delivery.status !== 'failed'
    ? { ...came, delivery: old.delivery }
    : came;
}

/** Lays entries out; `freshFrom` is the id of the first entry that has not been read. */
export function blocks(entries: readonly Entry[], freshFrom: number | null, zone?: string): Block[] {
  const laid: Block[] = [];
  let day = '';
  for (const entry of entries) {
    const today = dayOf(entry.at, zone);
    if (today !== day) laid.push({ type: 'day', key: `day-${today}-${entry.id}`, at: entry.at });
    day = today;
    if (entry.id === freshFrom) laid.push({ type: 'fresh', key: 'fresh' });
    place(laid, entry);
  }
  return laid;
}

function place(laid: Block[], entry: Entry): void {
  if (entry.kind === 'event') {
    laid.push({ type: 'event', key: `entry-${entry.id}`, entry });
    return;
  }
  const last = laid.at(-1);
  if (last?.type === 'group' && joins(last, entry)) last.entries.push(entry);
  else {
    const side = entry.author.type === 'customer' ? 'theirs' : 'ours';
    const { author } = entry;
    laid.push({ type: 'group', key: `group-${entry.clientKey ?? entry.id}`, side, note: entry.kind === 'note', author, entries: [entry] });
  }
}

function joins(group: Extract<Block, { type: 'group' }>, entry: Entry): boolean {
  const last = group.entries.at(-1)!;
  return (
    group.note === (entry.kind === 'note') &&
    group.author.type === entry.author.type &&
    group.author.id === entry.author.id &&
    group.author.name === entry.author.name &&
    Boolean(last.automatic) === Boolean(entry.automatic) &&
    Date.parse(entry.at) - Date.parse(last.at) < TOGETHER
  );
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** The calendar day of a time, `2026-03-02`, in a zone. */
export function dayOf(at: string | number, zone?: string): string {
  const key = zone ?? '';
  let format = formats.get(key);
  if (!format) formats.set(key, (format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' })));
  return format.format(new Date(at));
}

/** The first of the last `unread` things to read: the customer's messages, and mails of ours that came back. */
export function firstUnread(entries: readonly Entry[], unread: number): number | null {
  let left = unread;
  for (let i = entries.length - 1; i >= 0 && left > 0; i--) {
    const entry = entries[i]!;
    const heard = entry.kind === 'message' && entry.author.type === 'customer';
    if (!heard && entry.event?.type !== 'bounced') continue;
    left--;
    if (left === 0) return entry.id;
  }
  return null;
}
