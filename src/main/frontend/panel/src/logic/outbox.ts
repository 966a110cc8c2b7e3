/**
 * What was sent and is not yet known to be committed. It stands in the browser's storage until the gateway has it;
 * the client key makes a second sending of the same words harmless.
 */
import type { Target } from '../api/client';
import { Problem } from '../api/http';
import type { Entry, NoteDraft, Upload } from '../api/types';
import { quietly } from './drafts';

export type Outgoing = {
  clientKey: string;
  target: Target;
  kind: 'message' | 'note';
  text: string;
  files: Upload[];
  mentions: number[];
  at: string;
  state: 'waiting' | 'sending' | 'failed';
  reason: string | null;
};

export type Send = (target: Target, kind: 'message' | 'note', body: NoteDraft) => Promise<Entry>;

export class Outbox {
  #items: Outgoing[] = [];
  #busy = new Set<string>();
  #timers = new Map<string, ReturnType<typeof setTimeout>>();
  #attempts = new Map<string, number>();

  constructor(
    private readonly storage: Storage,
    private readonly owner: number,
    private readonly send: Send,
    private readonly changed: (items: Outgoing[]) => void,
    private readonly committed: (entry: Entry, item: Outgoing) => void,
  ) {
    this.#items = this.#stored();
    this.changed(this.#items);
  }

  add(target: Target, kind: 'message' | 'note', text: string, files: Upload[], mentions: number[] = []): Outgoing {
    const item: Outgoing = {
      clientKey: crypto.randomUUID(), target, kind, text, files, mentions,
      at: new Date().toISOString(), state: 'waiting', reason: null,
    };
    this.#items = [...this.#items, item];
    this.#keep(item);
    void this.#work(target);
    return item;
  }

  /** The line is back, or the page has just been opened: go on with everything that waits. */
  resume(): void {
    for (const item of this.#items) {
      if (item.state !== 'failed') void this.#work(item.target);
    }
  }

  retry(clientKey: string): void {
    const item = this.#items.find((i) => i.clientKey === clientKey);
    if (!item) return;
    this.#set(clientKey, { state: 'waiting', reason: null });
    void this.#work(item.target);
  }

  discard(clientKey: string): void {
    this.#items = this.#items.filter((i) => i.clientKey !== clientKey);
    this.storage.removeItem(this.#key(clientKey));
    this.changed(this.#items);
  }

  /** The gateway showed the entry on the live line, perhaps before its answer came. */
  settle(clientKey: string | null | undefined): void {
    if (clientKey && this.#items.some((i) => i.clientKey === clientKey)) this.discard(clientKey);
  }

  /** In order for each target: the next one goes when the one before it is committed. */
  async #work(target: Target): Promise<void> {
    const lane = `${target.type}-${target.id}`;
    if (this.#busy.has(lane)) return;
    this.#busy.add(lane);
    clearTimeout(this.#timers.get(lane));
    try {
      for (let item = this.#next(lane); item; item = this.#next(lane)) {
        if (!(await this.#try(item, lane))) break;
      }
    } finally {
      this.#busy.delete(lane);
    }
  }

  #next(lane: string): Outgoing | undefined {
    return this.#items.find((i) => `${i.target.type}-${i.target.id}` === lane && i.state !== 'failed');
  }

  /** Whether the lane may go on. */
  async #try(item: Outgoing, lane: string): Promise<boolean> {
    this.#set(item.clientKey, { state: 'sending' });
    const { clientKey, text, files, mentions } = item;
    const body: NoteDraft = { clientKey, text, attachments: files.map((f) => f.id) };
    if (item.kind === 'note' && mentions.length > 0) body.mentions = mentions;
    try {
      const entry = await this.send(item.target, item.kind, body);
      this.#attempts.delete(lane);
      this.committed(entry, item);
      this.discard(clientKey);
      return true;
    } catch (error) {
      if (error instanceof Problem && !error.passing && error.status !== 401) {
        this.#set(clientKey, { state: 'failed', reason: error.message });
        return true;
      }
      this.#set(clientKey, { state: 'waiting' });
      this.#later(item.target, lane, error instanceof Problem ? error.retryAfter : null);
      return false;
    }
  }

  #later(target: Target, lane: string, seconds: number | null): void {
    const attempt = this.#attempts.get(lane) ?? 0;
    this.#attempts.set(lane, attempt + 1);
    const wait = seconds !== null ? seconds * 1000 : Math.min(15_000, 1000 * 2 ** Math.min(attempt, 4));
    this.#timers.set(lane, setTimeout(() => void this.#work(target), wait));
  }

  #set(clientKey: string, change: Partial<Outgoing>): void {
    this.#items = this.#items.map((i) => (i.clientKey === clientKey ? { ...i, ...change } : i));
    const item = this.#items.find((i) => i.clientKey === clientKey);
    if (item) this.#keep(item);
  }

  #keep(item: Outgoing): void {
    quietly(() => this.storage.setItem(this.#key(item.clientKey), JSON.stringify(item)));
    this.changed(this.#items);
  }

  #stored(): Outgoing[] {
    const found: Outgoing[] = [];
    for (let i = 0; i < this.storage.length; i++) {
      const key = this.storage.key(i) ?? '';
      if (!key.startsWith(this.#key(''))) continue;
      quietly(() => found.push(JSON.parse(this.storage.getItem(key) ?? '') as Outgoing));
    }
    return found
      .map((item) => (item.state === 'sending' ? { ...item, state: 'waiting' as const } : item))
      .sort((a, b) => a.at.localeCompare(b.at));
  }

  #key(clientKey: string): string {
    return `guiche.outbox.${this.owner}.${clientKey}`;
  }
}
