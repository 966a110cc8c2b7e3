/** The list of tickets, and every ticket heard of. */
import { SvelteMap } from 'svelte/reactivity';
import { api, type TicketFilter } from '../api/client';
import type { TicketSummary, Workflow } from '../api/types';

const PAGE = 100;
export type TicketView = { tab: 'mine' | 'open' | 'closed'; q: string };

export class Tickets {
  view = $state<TicketView>({ tab: 'open', q: '' });
  items = $state.raw<TicketSummary[]>([]);
  loading = $state(false);
  failed = $state(false);
  next = $state<string | null>(null);
  workflows = $state.raw<Workflow[]>([]);
  readonly known = new SvelteMap<number, TicketSummary>();
  #asking: AbortController | null = null;

  constructor(private readonly me: () => number) {}

  show(change: Partial<TicketView>): void {
    Object.assign(this.view, change);
    void this.load();
  }

  load(): Promise<void> {
    return this.#read(null);
  }

  async more(): Promise<void> {
    if (!this.loading && this.next !== null) await this.#read(this.next);
  }

  async learnWorkflows(): Promise<void> {
    if (this.workflows.length === 0) this.workflows = (await api.workflows()).items;
  }

  workflow(desk: number): Workflow | undefined {
    return this.workflows.find((w) => w.desk === desk);
  }

  receive(ticket: TicketSummary): void {
    this.known.set(ticket.id, ticket);
    const there = this.items.some((i) => i.id === ticket.id);
    if (!this.#fits(ticket)) {
      if (there) this.items = this.items.filter((i) => i.id !== ticket.id);
    } else if (there || this.view.q === '') {
      this.items = sorted([...this.items.filter((i) => i.id !== ticket.id), ticket]);
    }
  }

  read(id: number): void {
    const ticket = this.known.get(id);
    if (ticket && ticket.unread > 0) this.receive({ ...ticket, unread: 0 });
  }

  gone(id: number): void {
    this.known.delete(id);
    this.items = this.items.filter((i) => i.id !== id);
  }

  async #read(after: string | null): Promise<void> {
    this.#asking?.abort();
    const asking = (this.#asking = new AbortController());
    this.loading = true;
    this.failed = false;
    try {
      const page = await api.tickets(this.#filter(), after, PAGE, asking.signal);
      for (const ticket of page.items) this.known.set(ticket.id, ticket);
      const ids = new Set(page.items.map((i) => i.id));
      this.items = after === null ? page.items : [...this.items.filter((i) => !ids.has(i.id)), ...page.items];
      this.next = page.next ?? null;
    } catch {
      if (!asking.signal.aborted) this.failed = true;
    } finally {
      if (this.#asking === asking) this.loading = false;
    }
  }

  #fits(ticket: TicketSummary): boolean {
    const open = !ticket.closedAt;
    if (this.view.tab === 'closed') return !open;
    return open && (this.view.tab === 'open' || ticket.assignee?.id === this.me());
  }

  #filter(): TicketFilter {
    const { tab, q } = this.view;
    return {
      state: tab === 'closed' ? 'closed' : 'open',
      ...(tab === 'mine' ? { assignee: 'me' } : {}),
      ...(q === '' ? {} : { q }),
    };
  }
}

function sorted(items: TicketSummary[]): TicketSummary[] {
  const moved = (i: TicketSummary) => i.lastEntryAt ?? i.openedAt;
  return items.sort((a, b) => moved(b).localeCompare(moved(a)) || b.id - a.id);
}
