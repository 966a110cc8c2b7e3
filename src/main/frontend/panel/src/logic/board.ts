/** Cards on the board: where each stands, and what its column counts. */
import type { BoardColumn, TicketSummary, Workflow } from '../api/types';
import { sorted } from './tickets';

type Rule = Workflow['stages'][number];

/** The columns with this ticket where it stands now. `before` is what was last known of it. */
export function place(columns: readonly BoardColumn[], ticket: TicketSummary, before: TicketSummary | undefined, rules: readonly Rule[]): BoardColumn[] {
  const shownIn = columns.find((c) => c.items.some((i) => i.id === ticket.id))?.stage.key;
  const was = shownIn ?? before?.stage.key;
  const now = ticket.stage.key;
  return columns.map((column) => {
    const key = column.stage.key;
    const others = column.items.filter((i) => i.id !== ticket.id);
    const count = column.count + (key === now && was !== now ? 1 : 0) - (key === was && was !== now ? 1 : 0);
    if (key !== now) return others.length === column.items.length && count === column.count ? column : { ...column, items: others, count: Math.max(0, count) };
    const items = lineUp([...others, ticket], rules.find((r) => r.key === key), column.stage.closed === true);
    // Behind the last one shown it would stand among those that are not: the count tells of it.
    const beyond = column.more && items.at(-1)?.id === ticket.id && shownIn !== key;
    return { ...column, count, items: beyond ? items.slice(0, -1) : items };
  });
}

/** Those of the next page behind those that are there. */
export function append(column: BoardColumn, page: TicketSummary[], more: boolean): BoardColumn {
  const there = new Set(column.items.map((i) => i.id));
  return { ...column, more, items: [...column.items, ...page.filter((i) => !there.has(i.id))] };
}

function lineUp(items: TicketSummary[], rule: Rule | undefined, closed: boolean): TicketSummary[] {
  if (closed) return [...items].sort((a, b) => (b.closedAt ?? '').localeCompare(a.closedAt ?? '') || b.id - a.id);
  return sorted(items, rule?.orderedBy === 'priority' ? 'priority' : 'oldest');
}

/** The card that an arrow leads to from one in a column; null where there is none. */
export function neighbour(columns: readonly BoardColumn[], id: number, key: string): number | null {
  const at = columns.findIndex((c) => c.items.some((i) => i.id === id));
  if (at === -1) return null;
  const row = columns[at]!.items.findIndex((i) => i.id === id);
  if (key === 'ArrowDown' || key === 'ArrowUp') return columns[at]!.items[row + (key === 'ArrowDown' ? 1 : -1)]?.id ?? null;
  const by = key === 'ArrowRight' ? 1 : -1;
  for (let i = at + by; i >= 0 && i < columns.length; i += by) {
    const there = columns[i]!.items;
    if (there.length > 0) return there[Math.min(row, there.length - 1)]!.id;
  }
  return null;
}

/** Where the workflow lets a card go, as far as the screen knows; the server has the last word. */
export function allowed(rules: readonly Rule[], from: string): ReadonlySet<string> {
  return new Set(rules.find((r) => r.key === from)?.next ?? []);
}
