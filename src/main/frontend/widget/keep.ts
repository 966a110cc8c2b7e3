import type { SentFile } from './protocol';

/** A message of the visitor that the gateway has not acknowledged. */
export interface Unsent {
  id: string;
  order: number;
  text: string;
  files: SentFile[];
}

/** What the browser keeps over pages, tabs and days; each message under a key of its own, so that two tabs never overwrite each other. */
export class Keep {
  private readonly prefix: string;

  constructor(
    channel: string,
    private readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>,
  ) {
    this.prefix = `guiche:${channel}:`;
  }

  get token(): string | null {
    return this.storage.getItem(`${this.prefix}token`);
  }

  set token(token: string | null) {
    if (token === null) this.storage.removeItem(`${this.prefix}token`);
    else this.write('token', token);
  }

  get draft(): string {
    return this.storage.getItem(`${this.prefix}draft`) ?? '';
  }

  set draft(text: string) {
    if (text === '') this.storage.removeItem(`${this.prefix}draft`);
    else this.write('draft', text);
  }

  get isOpen(): boolean {
    return this.storage.getItem(`${this.prefix}open`) === '1';
  }

  set isOpen(open: boolean) {
    this.write('open', open ? '1' : '0');
  }

  /** Rises from message to message over all tabs: the gateway's clock where it moves on, else one more. */
  nextOrder(serverNow: number): number {
    const last = Number(this.storage.getItem(`${this.prefix}order`) ?? 0);
    const next = Math.max(last + 1, Math.floor(serverNow));
    this.write('order', String(next));
    return next;
  }

  add(message: Unsent): void {
    this.write(`m:${message.id}`, JSON.stringify(message));
  }

  drop(id: string): void {
    this.storage.removeItem(`${this.prefix}m:${id}`);
  }

  /** In the order in which they were written, by whichever tab. */
  unsent(): Unsent[] {
    const found: Unsent[] = [];
    for (let i = 0; i < this.storage.length; i++) {
      const key = this.storage.key(i);
      if (key?.startsWith(`${this.prefix}m:`)) {
        const message = parse(this.storage.getItem(key));
        if (message) found.push(message);
      }
    }
    return found.sort((a, b) => a.order - b.order);
  }

  /** Whether a storage event is about this channel's token or messages. */
  concerns(key: string | null): boolean {
    return key === null || key === `${this.prefix}token` || key.startsWith(`${this.prefix}m:`);
  }

  /** For the next user of a shared computer. */
  forget(): void {
    const keys = Array.from({ length: this.storage.length }, (_, i) => this.storage.key(i));
    for (const key of keys) if (key?.startsWith(this.prefix)) this.storage.removeItem(key);
  }

  private write(name: string, value: string): void {
    try {
      this.storage.setItem(this.prefix + name, value);
    } catch {
      // Full or forbidden: this tab goes on with what it holds in memory.
    }
  }
}

function parse(text: string | null): Unsent | null {
  try {
    const message = JSON.parse(text ?? '') as Unsent;
    return typeof message.id === 'string' && typeof message.order === 'number' ? message : null;
  } catch {
    return null;
  }
}

/** The browser's storage, or one that lasts as long as the page where the browser forbids it. */
export function browserStorage(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'> {
  try {
    const probe = 'guiche:probe';
    localStorage.setItem(probe, '1');
    localStorage.removeItem(probe);
    return localStorage;
  } catch {
    return new PageStorage();
  }
}

export class PageStorage {
  private readonly held = new Map<string, string>();

  get length(): number {
    return this.held.size;
  }

  key(index: number): string | null {
    return [...this.held.keys()][index] ?? null;
  }

  getItem(key: string): string | null {
    return this.held.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    this.held.set(key, value);
  }

  removeItem(key: string): void {
    this.held.delete(key);
  }
}
