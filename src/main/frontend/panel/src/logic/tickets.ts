/** Which tickets a list shows: as the screen holds it, and as the server is asked and a filter is kept. */
import type { TicketSummary } from '../api/types';

export type Sort = 'newest' | 'oldest' | 'priority' | 'due';
export type TicketTab = 'mine' | 'open' | 'closed';
export type TicketView = {
  tab: TicketTab;
  q: string;
  desk: number | null;
  stage: string | null;
  category: string | null;
  priority: number | null;
  /** A consultant's id, or nobody; null: whoever. */
  assignee: number | 'none' | null;
  company: number | null;
  tag: string;
  /** Those whose next deadline is missed, or nearly. */
  deadline: 'late' | 'risk' | null;
  sort: Sort;
};

export const EVERYTHING: Omit<TicketView, 'tab' | 'q'> = {
  desk: null, stage: null, category: null, priority: null, assignee: null, company: null, tag: '', deadline: null, sort: 'newest',
};

export type Query = Record<string, string>;

/** The parameters of the list, without those that say nothing. */
export function asQuery(view: TicketView): Query {
  const query: Query = { state: view.tab === 'closed' ? 'closed' : 'open' };
  if (view.tab === 'mine') query.assignee = 'me';
  else if (view.assignee !== null) query.assignee = String(view.assignee);
  if (view.desk !== null) query.desk = String(view.desk);
  if (view.stage !== null) query.stage = view.stage;
  if (view.category !== null) query.category = view.category;
  if (view.priority !== null) query.priority = String(view.priority);
  if (view.company !== null) query.company = String(view.company);
  if (view.tag !== '') query.tag = view.tag;
  if (view.deadline !== null) query.deadline = view.deadline;
  if (view.sort !== 'newest') query.sort = view.sort;
  if (view.q !== '') query.q = view.q;
  return query;
}

/** The view that a kept filter stands for; what it does not say is as usual. */
export function asView(query: Query): TicketView {
  const number = (text: string | undefined) => (text === undefined || !/^\d+$/.test(text) ? null : Number(text));
  const mine = query.assignee === 'me';
  return {
    ...EVERYTHING,
    tab: query.state === 'closed' ? 'closed' : mine ? 'mine' : 'open',
    q: query.q ?? '',
    desk: number(query.desk),
    stage: query.stage ?? null,
    category: query.category ?? null,
    priority: number(query.priority),
    assignee: query.assignee === 'none' ? 'none' : mine ? null : number(query.assignee),
    company: number(query.company),
    tag: query.tag ?? '',
    deadline: query.deadline === 'late' || query.deadline === 'risk' ? query.deadline : null,
    sort: query.sort === 'oldest' || query.sort === 'priority' || query.sort === 'due' ? query.sort : 'newest',
  };
}

export function narrowed(view: TicketView): boolean {
  return Object.entries(EVERYTHING).some(([key, usual]) => view[key as keyof TicketView] !== usual);
}

/** Whether a ticket that the line tells of belongs into the list. Words are only looked for by the server. */
export function fits(ticket: TicketSummary, view: TicketView, me: number): boolean {
  const closed = ticket.closedAt !== undefined;
  if (closed !== (view.tab === 'closed')) return false;
  if (view.tab === 'mine' && ticket.assignee?.id !== me) return false;
  if (view.tab !== 'mine' && view.assignee === 'none' && ticket.assignee) return false;
  if (view.tab !== 'mine' && typeof view.assignee === 'number' && ticket.assignee?.id !== view.assignee) return false;
  return (
    (view.desk === null || ticket.desk.id === view.desk) &&
    (view.stage === null || ticket.stage.key === view.stage) &&
    (view.category === null || ticket.category?.key === view.category) &&
    (view.priority === null || ticket.priority === view.priority) &&
    (view.deadline === null || pressing(ticket, view.deadline))
  );
}

const pressing = ({ deadline }: TicketSummary, how: 'late' | 'risk') => deadline?.state === 'late' || (how === 'risk' && deadline?.state === 'warn');

/** What is due first, then what only would be if its clock ran, then what has no deadline. */
const due = ({ deadline }: TicketSummary) => (deadline ? `${deadline.state === 'stopped' ? 1 : 0} ${deadline.dueAt}` : '2');

export function sorted(items: TicketSummary[], sort: Sort): TicketSummary[] {
  const word = (i: TicketSummary) => i.lastEntryAt ?? i.openedAt;
  const by: Record<Sort, (a: TicketSummary, b: TicketSummary) => number> = {
    newest: (a, b) => word(b).localeCompare(word(a)) || b.id - a.id,
    oldest: (a, b) => a.id - b.id,
    priority: (a, b) => b.priority - a.priority || a.rank - b.rank || a.id - b.id,
    due: (a, b) => due(a).localeCompare(due(b)) || a.id - b.id,
  };
  return [...items].sort(by[sort]);
}
