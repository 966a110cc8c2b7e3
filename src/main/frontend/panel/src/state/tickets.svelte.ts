/** The list of tickets, what is picked in it, and every ticket heard of. */
import { SvelteMap } from 'svelte/reactivity';
import { api } from '../api/client';
import type { SavedFilter, TicketSummary, Workflow } from '../api/types';
import { extend, NONE, span, toggle, type Picked } from '../logic/picking';
import { asQuery, asView, EVERYTHING, fits, narrowed, sorted, type TicketView } from '../logic/tickets';

const PAGE = 100;
type Ear = (ticket: TicketSummary, before: TicketSummary | undefined) => void;

export class Tickets {
  view = $state<TicketView>({ ...EVERYTHING, tab: 'open', q: '' });
  items = $state.raw<TicketSummary[]>([]);
  picked = $state.raw<Picked>(NONE);
  saved = $state.raw<SavedFilter[]>([]);
  loading = $state(false);
  failed = $state(false);
  next = $state<string | null>(null);
  workflows = $state.raw<Workflow[]>([]);
  readonly known = new SvelteMap<number, TicketSummary>();
  /** Told of every ticket, and of what was last known of it. */
  readonly ears = new Set<Ear>();
  #asking: AbortController | null = null;

  constructor(private readonly me: () => number) {}

  show(change: Partial<TicketView>): void {
    Object.assign(this.view, change);
    this.picked = NONE;
    void this.load();
  }

  showSaved(filter: SavedFilter): void {
    this.show(asView(filter.query));
  }

  clear(): void {
    this.show(EVERYTHING);
  }

  get narrowed(): boolean {
    return narrowed(this.view);
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

  async learnSaved(): Promise<void> {
    this.saved = (await api.savedFilters()).items;
  }

  async keep(name: string, desk: number | null): Promise<void> {
    await api.saveFilter({ name, query: asQuery(this.view), ...(desk === null ? {} : { desk }) });
    await this.learnSaved();
  }

  async forget(id: number): Promise<void> {
    await api.removeSavedFilter(id);
    this.saved = this.saved.filter((f) => f.id !== id);
  }

  workflow(desk: number): Workflow | undefined {
    return this.workflows.find((w) => w.desk === desk);
  }

  pick(id: number): void {
    this.picked = toggle(this.picked, id);
  }

  pickTo(id: number): void {
    this.picked = span(this.picked, this.#rows, id);
  }

  pickFurther(by: 1 | -1, from: number | null): void {
    this.picked = extend(this.picked, this.#rows, by, from);
  }

  pickNone(): void {
    this.picked = NONE;
  }

  receive(ticket: TicketSummary): void {
    const before = this.known.get(ticket.id);
    this.known.set(ticket.id, ticket);
    const there = this.items.some((i) => i.id === ticket.id);
    if (!fits(ticket, this.view, this.me())) {
      if (there) this.items = this.items.filter((i) => i.id !== ticket.id);
    } else if (there || (this.view.q === '' && this.view.company === null && this.view.tag === '')) {
      this.items = sorted([...this.items.filter((i) => i.id !== ticket.id), ticket], this.view.sort);
    }
    for (const ear of this.ears) ear(ticket, before);
  }

  read(id: number): void {
    const ticket = this.known.get(id);
    if (ticket && ticket.unread > 0) this.receive({ ...ticket, unread: 0 });
  }

  gone(id: number): void {
    this.known.delete(id);
    this.items = this.items.filter((i) => i.id !== id);
  }

  learn(found: TicketSummary[]): void {
    for (const ticket of found) this.known.set(ticket.id, ticket);
  }

  get #rows(): number[] {
    return this.items.map((i) => i.id);
  }

  async #read(after: string | null): Promise<void> {
    this.#asking?.abort();
    const asking = (this.#asking = new AbortController());
    this.loading = true;
    this.failed = false;
    try {
      const page = await api.tickets(asQuery(this.view), after, PAGE, asking.signal);
      this.learn(page.items);
      const ids = new Set(page.items.map((i) => i.id));
      this.items = after === null ? page.items : [...this.items.filter((i) => !ids.has(i.id)), ...page.items];
      this.next = page.next ?? null;
    } catch {
      if (!asking.signal.aborted) this.failed = true;
    } finally {
      if (this.#asking === asking) this.loading = false;
    }
  }
}
