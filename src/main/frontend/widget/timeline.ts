import type { Entry, Status } from './protocol';

/** Entries merged by id, in the order of the talk. What comes later replaces what is held. */
export function merge(held: readonly Entry[], incoming: readonly Entry[], reset = false): Entry[] {
  const byId = new Map<number, Entry>();
  if (!reset) for (const entry of held) byId.set(entry.id, entry);
  for (const entry of incoming) byId.set(entry.id, entry);
  return [...byId.values()].sort((a, b) => a.position - b.position || a.id - b.id);
}

const STEPS: Status[] = ['pending', 'sending', 'sent', 'delivered', 'read'];

function step(status: Status | undefined): number {
  return status === undefined ? -1 : STEPS.indexOf(status);
}

/** Deliveries of ours that the visitor's side has not marked so far, each once. */
export function toMark(
  entries: readonly Entry[],
  status: 'delivered' | 'read',
  marked: ReadonlyMap<number, Status>,
): number[] {
  const wanted = step(status);
  return entries
    .filter((entry) => entry.author !== 'visitor' && entry.delivery !== undefined)
    .filter((entry) => step(entry.status) < wanted && step(marked.get(entry.delivery!)) < wanted)
    .map((entry) => entry.delivery!);
}

/** How many messages of ours wait to be read. */
export function unread(entries: readonly Entry[], marked: ReadonlyMap<number, Status>): number {
  return toMark(entries, 'read', marked).length;
}

/** Ids of the visitor's own messages that stand on the timeline. */
export function arrived(entries: readonly Entry[]): Set<string> {
  return new Set(entries.flatMap((entry) => (entry.own === undefined ? [] : [entry.own])));
}

const GROUP = 5 * 60_000;

/** Whether an entry goes on where the one above it stopped: the same author within minutes. */
export function continues(above: Entry | undefined, entry: Entry): boolean {
  return (
    above !== undefined &&
    above.author === entry.author &&
    above.name === entry.name &&
    entry.at - above.at < GROUP &&
    sameDay(above.at, entry.at)
  );
}

export function sameDay(a: number, b: number): boolean {
  return new Date(a).toDateString() === new Date(b).toDateString();
}
