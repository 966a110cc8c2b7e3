/** The list of conversations: one view of it at a time, kept fresh by the live line. */
import { SvelteMap } from 'svelte/reactivity';
import { api } from '../api/client';
import type { ConversationSummary, Counts } from '../api/types';
import { belongs, mergeList, type View } from '../logic/inbox';

const PAGE = 100;
export type Shown = View & { q: string };

export class Inbox {
  view = $state<Shown>({ tab: 'mine', desk: null, unread: false, closed: false, q: '' });
  items = $state.raw<ConversationSummary[]>([]);
  counts = $state<Counts>({ waiting: 0, mine: 0, all: 0 });
  loading = $state(false);
  failed = $state(false);
  next = $state<string | null>(null);
  /** Every conversation heard of, by id: the thread and the context read from here. */
  readonly known = new SvelteMap<number, ConversationSummary>();
  #asking: AbortController | null = null;
  /** The open line tells every change of the counts; an answer that was under way meanwhile may be older. */
  #counted = false;

  constructor(private readonly me: () => number) {}

  show(change: Partial<Shown>): void {
    Object.assign(this.view, change);
    void this.load();
  }

  async load(): Promise<number | null> {
    this.#asking?.abort();
    const asking = (this.#asking = new AbortController());
    this.loading = true;
    this.failed = false;
    try {
      const page = await api.inbox(this.#filter(), null, PAGE, asking.signal);
      this.#learn(page.items);
      this.items = mergeList([], page.items.filter((c) => this.#fits(c)), this.view.tab);
      this.next = page.next ?? null;
      if (!this.#counted) this.counts = page.counts;
      return page.change ?? null;
    } catch (error) {
      if (!asking.signal.aborted) this.failed = true;
      throw error;
    } finally {
      if (this.#asking === asking) this.loading = false;
    }
  }

  async more(): Promise<void> {
    if (this.loading || this.next === null) return;
    const asking = (this.#asking = new AbortController());
    this.loading = true;
    try {
      const page = await api.inbox(this.#filter(), this.next, PAGE, asking.signal);
      this.#learn(page.items);
      this.items = mergeList(this.items, page.items.filter((c) => this.#fits(c)), this.view.tab);
      this.next = page.next ?? null;
    } finally {
      if (this.#asking === asking) this.loading = false;
    }
  }

  receive(c: ConversationSummary): void {
    this.known.set(c.id, c);
    const there = this.items.some((i) => i.id === c.id);
    if (!this.#fits(c)) {
      if (there) this.items = this.items.filter((i) => i.id !== c.id);
    } else if (there || this.view.q === '') {
      this.items = mergeList(this.items, [c], this.view.tab);
    }
  }

  /** What the line says of the counts; null once it is silent. */
  count(told: Counts | null): void {
    this.#counted = told !== null;
    if (told) this.counts = told;
  }

  gone(id: number): void {
    this.known.delete(id);
    this.items = this.items.filter((i) => i.id !== id);
  }

  /** My unread messages, for the title. */
  get unread(): number {
    let sum = 0;
    for (const c of this.known.values()) {
      if (c.consultant?.id === this.me() && c.state !== 'closed') sum += c.unread;
    }
    return sum;
  }

  read(id: number): void {
    const c = this.known.get(id);
    if (c && c.unread > 0) {
      const seen = { ...c, unread: 0 };
      this.known.set(id, seen);
      this.items = this.items.map((i) => (i.id === id ? seen : i));
    }
  }

  #learn(items: ConversationSummary[]): void {
    for (const c of items) this.known.set(c.id, c);
  }

  #fits(c: ConversationSummary): boolean {
    return belongs(c, this.view, this.me());
  }

  #filter() {
    const { tab, desk, closed, q } = this.view;
    return {
      tab,
      ...(desk === null ? {} : { desk }),
      ...(closed && tab === 'all' ? { state: 'closed' } : {}),
      ...(q === '' ? {} : { q }),
    };
  }
}
