/** A list that is read page by page: only the answer to the last question counts. */

type Answer<T, K> = { items: T[]; next?: K | null };

export class Pages<T, K extends string | number = string> {
  items = $state.raw<T[]>([]);
  state = $state<'asking' | 'there' | 'failed'>('asking');
  #next = $state.raw<K | null>(null);
  #asking: AbortController | null = null;

  constructor(readonly ask: (after: K | null, signal: AbortSignal) => Promise<Answer<T, K>>) {}

  get ends(): boolean {
    return this.#next === null;
  }

  /** From the first page on. */
  read = (): Promise<void> => this.#read(null);

  more = (): void => {
    const after = this.#next;
    this.#next = null;
    if (after !== null) void this.#read(after);
  };

  async #read(after: K | null): Promise<void> {
    this.#asking?.abort();
    const mine = (this.#asking = new AbortController());
    try {
      const page = await this.ask(after, mine.signal);
      if (mine.signal.aborted) return;
      this.items = after === null ? page.items : [...this.items, ...page.items];
      this.#next = page.next ?? null;
      this.state = 'there';
    } catch {
      if (mine.signal.aborted) return;
      // What was read stays readable, and the page that failed can be asked for again.
      if (after === null) this.state = 'failed';
      else this.#next = after;
    }
  }
}
