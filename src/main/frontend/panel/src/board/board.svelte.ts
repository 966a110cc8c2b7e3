/** The board of one desk: its columns, kept fresh by what the line tells of tickets. */
import { api } from '../api/client';
import type { BoardColumn, TicketSummary } from '../api/types';
import { append, place } from '../logic/board';
import { panel } from '../state/panel.svelte';

const FIRST = 20;
const SETTLE = 1500;

export class Board {
  columns = $state.raw<BoardColumn[]>([]);
  loading = $state(false);
  failed = $state(false);
  #desk: number | null = null;
  #asking: AbortController | null = null;
  #again: ReturnType<typeof setTimeout> | undefined;

  /** Listens until the function that it gives is called. */
  listen(): () => void {
    const ear = (ticket: TicketSummary, before: TicketSummary | undefined) => this.#hear(ticket, before);
    panel().tickets.ears.add(ear);
    return () => {
      panel().tickets.ears.delete(ear);
      clearTimeout(this.#again);
      this.#asking?.abort();
    };
  }

  async show(desk: number): Promise<void> {
    if (desk !== this.#desk) this.columns = [];
    this.#desk = desk;
    await this.load();
  }

  async load(): Promise<void> {
    if (this.#desk === null) return;
    this.#asking?.abort();
    const asking = (this.#asking = new AbortController());
    this.loading = true;
    this.failed = false;
    try {
      const longest = Math.max(FIRST, ...this.columns.map((c) => c.items.length));
      const { columns } = await api.board(this.#desk, Math.min(200, longest), asking.signal);
      panel().tickets.learn(columns.flatMap((c) => c.items));
      this.columns = columns;
    } catch {
      if (!asking.signal.aborted) this.failed = true;
    } finally {
      if (this.#asking === asking) this.loading = false;
    }
  }

  async more(key: string): Promise<void> {
    const column = this.columns.find((c) => c.stage.key === key);
    const last = column?.items.at(-1);
    if (!column || !last || this.#desk === null) return;
    const byPriority = this.#rules.find((r) => r.key === key)?.orderedBy === 'priority';
    const filter = { state: 'open', desk: String(this.#desk), stage: key, sort: byPriority ? 'priority' : 'oldest' };
    const page = await api.tickets(filter, String(last.id), FIRST);
    panel().tickets.learn(page.items);
    this.columns = this.columns.map((c) => (c.stage.key === key ? append(c, page.items, page.next !== undefined) : c));
  }

  /** Puts a card where it is wanted, before the server has agreed; gives what takes it back. */
  put(ticket: TicketSummary, key: string): () => void {
    const before = this.columns;
    const stage = before.find((c) => c.stage.key === key)?.stage;
    if (stage) this.columns = place(before, { ...ticket, stage }, ticket, this.#rules);
    return () => (this.columns = before);
  }

  get #rules() {
    return (this.#desk === null ? undefined : panel().tickets.workflow(this.#desk)?.stages) ?? [];
  }

  #hear(ticket: TicketSummary, before: TicketSummary | undefined): void {
    const shown = this.columns.some((c) => c.items.some((i) => i.id === ticket.id));
    if (ticket.desk.id !== this.#desk) {
      if (shown) void this.load();
      return;
    }
    this.columns = place(this.columns, ticket, before, this.#rules);
    // Of what was not on the screen only the server knows whether it was counted.
    if (!shown && before === undefined) {
      clearTimeout(this.#again);
      this.#again = setTimeout(() => void this.load(), SETTLE);
    }
  }
}
