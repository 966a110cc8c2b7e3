/** Which conversation stands under which tab, and in which order. */
import type { ConversationSummary, Tab } from '../api/types';

export type View = { tab: Tab; desk: number | null; unread: boolean; closed: boolean };

export function belongs(c: ConversationSummary, view: View, me: number): boolean {
  if (view.desk !== null && c.desk?.id !== view.desk) return false;
  if (view.unread && c.unread === 0) return false;
  switch (view.tab) {
    case 'waiting':
      return c.state === 'queued';
    case 'mine':
      return c.consultant?.id === me && c.state !== 'closed';
    case 'all':
      return view.closed ? c.state === 'closed' : c.state !== 'closed';
  }
}

/** Waiting: as the queue gives out. Elsewhere: what moved last comes first. */
export function order(tab: Tab): (a: ConversationSummary, b: ConversationSummary) => number {
  if (tab !== 'waiting') return (a, b) => compared(moved(b), moved(a)) || b.id - a.id;
  return (a, b) =>
    Number(b.atFront) - Number(a.atFront) ||
    b.priority - a.priority ||
    compared(a.queuedAt ?? a.createdAt, b.queuedAt ?? b.createdAt) ||
    a.id - b.id;
}

/** Times of the contract; with 10,000 rows the comparison of languages would be felt. */
const compared = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const moved = (c: ConversationSummary) => c.lastEntryAt ?? c.createdAt;

/** Merges by id; keeps the order of the view. */
export function mergeList(there: readonly ConversationSummary[], came: readonly ConversationSummary[], tab: Tab): ConversationSummary[] {
  const byId = new Map(there.map((c) => [c.id, c]));
  for (const c of came) byId.set(c.id, c);
  return [...byId.values()].sort(order(tab));
}

/** Where a list must be scrolled so that the row being read stays where it is. */
export function anchored(
  before: readonly number[],
  after: readonly number[],
  scrollTop: number,
  rowHeight: number,
): number {
  if (scrollTop < rowHeight / 2) return scrollTop;
  const first = Math.floor(scrollTop / rowHeight);
  const place = new Map(after.map((id, index) => [id, index]));
  for (let i = first; i < before.length; i++) {
    const now = place.get(before[i]!);
    if (now !== undefined) return scrollTop + (now - i) * rowHeight;
  }
  return scrollTop;
}
