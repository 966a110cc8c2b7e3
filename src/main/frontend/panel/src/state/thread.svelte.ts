/** One timeline on the screen: what was read of it, who looks at it, who types. */
import { api, type Target } from '../api/client';
import type { Entry, Named } from '../api/types';
import { firstUnread, merge } from '../logic/timeline';

const PAGE = 60;

export class Thread {
  entries = $state.raw<Entry[]>([]);
  more = $state(false);
  loading = $state(false);
  failed = $state(false);
  loaded = $state(false);
  freshFrom = $state<number | null>(null);
  viewers = $state.raw<Named[]>([]);
  typist = $state<string | null>(null);
  #again = false;
  #typing: ReturnType<typeof setTimeout> | undefined;

  constructor(readonly target: Target) {}

  /** The timeline that stands last: a ticket's own, after its conversations'. Known once the target is. */
  own = 0;

  async load(): Promise<void> {
    if (this.loading) return;
    this.loading = true;
    this.failed = false;
    try {
      const page = await api.entries(this.target, null, PAGE);
      this.entries = merge(this.entries, page.items, this.own);
      if (!this.loaded) this.more = page.more;
      this.loaded = true;
    } catch {
      this.failed = true;
    } finally {
      this.loading = false;
    }
    if (this.#again) {
      this.#again = false;
      await this.load();
    }
  }

  /** Reads anew, also what a reading under way may have missed. */
  refresh(): void {
    if (this.loading) this.#again = true;
    else if (this.loaded) void this.load();
  }

  async older(): Promise<void> {
    const first = this.entries[0];
    if (!this.more || this.loading || !first) return;
    this.loading = true;
    try {
      const page = await api.entries(this.target, first.id, PAGE);
      this.entries = merge(this.entries, page.items, this.own);
      this.more = page.more;
    } finally {
      this.loading = false;
    }
  }

  receive(entry: Entry): void {
    if (!this.loaded && this.entries.length === 0 && !this.loading) return;
    const before = this.entries.at(-1);
    this.entries = merge(this.entries, [entry], this.own);
    const arrived = entry.id > (before?.id ?? 0) && entry.author.type === 'customer';
    if (arrived) this.typist = null;
    if (arrived && this.freshFrom === null && !document.hasFocus()) this.freshFrom = entry.id;
  }

  markFresh(unread: number): void {
    this.freshFrom = firstUnread(this.entries, unread);
  }

  types(name: string): void {
    this.typist = name;
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => (this.typist = null), 6000);
  }

  /** What reading reaches up to. */
  get newest(): number | null {
    return this.entries.at(-1)?.id ?? null;
  }
}
