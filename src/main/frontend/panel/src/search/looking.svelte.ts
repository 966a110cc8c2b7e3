/** What is found by what is typed, a moment after the last key; an answer that comes late is dropped. */
import { search, type Found } from '../api/reports';
import { toasts } from '../state/toasts.svelte';

const PAUSE = 150;
const SHORTEST = 2;

export class Looking {
  found = $state.raw<Found | null>(null);
  /** What {@link found} was found by. */
  by = $state('');
  #asking: AbortController | null = null;
  #waiting: ReturnType<typeof setTimeout> | undefined;

  constructor(readonly limit: number) {}

  for(text: string): void {
    const q = text.trim();
    clearTimeout(this.#waiting);
    this.#asking?.abort();
    if (q.length < SHORTEST) {
      this.found = null;
      this.by = '';
    } else {
      this.#waiting = setTimeout(() => void this.#ask(q), PAUSE);
    }
  }

  async #ask(q: string): Promise<void> {
    const mine = (this.#asking = new AbortController());
    try {
      this.found = await search(q, this.limit, mine.signal);
      this.by = q;
    } catch (error) {
      if (!mine.signal.aborted) toasts.fail(error);
    }
  }

  get count(): number {
    return this.found ? this.found.tickets.length + this.found.conversations.length + this.found.contacts.length + this.found.companies.length : 0;
  }
}
