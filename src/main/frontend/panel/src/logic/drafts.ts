/** Drafts stand in the browser, one for each consultant and conversation, and outlive reloads. */

export type Draft = { text: string; note: boolean; at: number };
const KEEP = 30 * 24 * 3600_000;

export class Drafts {
  constructor(
    private readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>,
    private readonly owner: number,
  ) {}

  read(target: string): Draft | null {
    const text = this.storage.getItem(this.#key(target));
    if (text === null) return null;
    try {
      const draft = JSON.parse(text) as Partial<Draft>;
      return { text: String(draft.text ?? ''), note: draft.note === true, at: Number(draft.at ?? 0) };
    } catch {
      return null;
    }
  }

  /** An empty reply is no draft. */
  write(target: string, text: string, note: boolean, now = Date.now()): void {
    if (text.trim() === '' && !note) this.storage.removeItem(this.#key(target));
    else quietly(() => this.storage.setItem(this.#key(target), JSON.stringify({ text, note, at: now })));
  }

  forget(target: string): void {
    this.storage.removeItem(this.#key(target));
  }

  /** Removes what nobody has touched for a month. */
  sweep(now = Date.now()): void {
    const keys = Array.from({ length: this.storage.length }, (_, i) => this.storage.key(i) ?? '');
    for (const key of keys.filter((k) => k.startsWith('guiche.draft.'))) {
      const at = Number(/"at":(\d+)/.exec(this.storage.getItem(key) ?? '')?.[1] ?? 0);
      if (now - at > KEEP) this.storage.removeItem(key);
    }
  }

  #key(target: string): string {
    return `guiche.draft.${this.owner}.${target}`;
  }
}

/** A full or forbidden storage costs the memory of it, never the typing. */
export function quietly(act: () => void): void {
  try {
    act();
  } catch {
    // nothing to do about it
  }
}
