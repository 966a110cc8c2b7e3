/** The live line: one WebSocket that says where it stopped when it comes back. */
import type { LiveFrame, LiveRequest } from './types';

export type LiveState = 'connecting' | 'open' | 'offline';

export type LiveListener = {
  word(word: LiveFrame): void;
  state(state: LiveState): void;
  /** The gateway ended the line or did not let it in: perhaps the session is over. */
  refused(): void;
};

const PING_EVERY = 20_000;
const SILENCE = 45_000;
const SESSION_OVER = 4401;

/** Milliseconds to wait before the n-th attempt: doubling from half a second up to 20 s, with full jitter above half. */
export function pause(attempt: number, random: number): number {
  const ceiling = Math.min(20_000, 500 * 2 ** Math.min(attempt, 10));
  return ceiling / 2 + (ceiling / 2) * random;
}

export class Live {
  #socket: WebSocket | null = null;
  #since: number | null;
  #attempt = 0;
  #heardAt = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #beat: ReturnType<typeof setInterval> | undefined;
  #viewing: { conversation: number | null; ticket: number | null; quietly?: boolean } = { conversation: null, ticket: null };

  constructor(
    private readonly url: string,
    private readonly listener: LiveListener,
    since: number | null = null,
  ) {
    this.#since = since;
  }

  start(): void {
    addEventListener('online', this.#now);
    document.addEventListener('visibilitychange', this.#now);
    this.#connect();
  }

  stop(): void {
    removeEventListener('online', this.#now);
    document.removeEventListener('visibilitychange', this.#now);
    clearTimeout(this.#retry);
    this.#drop();
  }

  view(conversation: number | null, ticket: number | null, quietly = false): void {
    this.#viewing = { conversation, ticket, ...(quietly ? { quietly } : {}) };
    this.#say({ type: 'viewing', ...this.#viewing });
  }

  typing(conversation: number): void {
    this.#say({ type: 'typing', conversation });
  }

  readonly #now = (): void => {
    if (this.#socket === null && document.visibilityState === 'visible') {
      clearTimeout(this.#retry);
      this.#connect();
    }
  };

  #connect(): void {
    this.#drop();
    this.listener.state('connecting');
    const socket = new WebSocket(this.url);
    this.#socket = socket;
    let opened = false;
    socket.onopen = () => {
      opened = true;
      this.#heardAt = Date.now();
      this.#say({ type: 'hello', since: this.#since, batches: true, entries: 'near' });
      this.#say({ type: 'viewing', ...this.#viewing });
      this.#beat = setInterval(() => this.#keepAlive(), PING_EVERY);
    };
    socket.onmessage = (message) => this.#hear(message.data as string);
    socket.onclose = (end) => {
      if (this.#socket !== socket) return;
      this.#later();
      if (!opened || end.code === SESSION_OVER) this.listener.refused();
    };
  }

  #hear(text: string): void {
    this.#heardAt = Date.now();
    const said = JSON.parse(text) as LiveFrame | LiveFrame[];
    for (const word of Array.isArray(said) ? said : [said]) this.#take(word);
  }

  #take(word: LiveFrame): void {
    if (word.type === 'welcome') {
      this.#attempt = 0;
      this.listener.state('open');
    }
    this.listener.word(word);
    if ('change' in word && typeof word.change === 'number') {
      this.#since = Math.max(this.#since ?? 0, word.change);
    }
  }

  #keepAlive(): void {
    if (Date.now() - this.#heardAt > SILENCE) this.#later();
    else this.#say({ type: 'ping' });
  }

  #later(): void {
    this.#drop();
    this.listener.state('offline');
    this.#retry = setTimeout(() => this.#connect(), pause(this.#attempt++, Math.random()));
  }

  #drop(): void {
    clearInterval(this.#beat);
    const socket = this.#socket;
    this.#socket = null;
    if (socket === null) return;
    socket.onclose = null;
    socket.onmessage = null;
    socket.close();
  }

  #say(word: LiveRequest): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(word));
  }
}
