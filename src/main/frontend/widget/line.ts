import type { FromServer, ToServer } from './protocol';

export type LineState = 'off' | 'connecting' | 'open' | 'waiting';

export interface LineEvents {
  /** The socket is open: say hello. */
  opened(): void;
  received(frame: FromServer): void;
  changed(state: LineState): void;
}

const PING_EVERY = 25_000;
const ANSWER_WITHIN = 10_000;
const LONGEST_PAUSE = 30_000;

/** The socket to the gateway: comes back by itself, at once when the browser is online or looked at again. */
export class Line {
  private socket: WebSocket | null = null;
  private wanted = false;
  private tries = 0;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private silence: ReturnType<typeof setTimeout> | undefined;
  private ping: ReturnType<typeof setInterval> | undefined;

  constructor(
    private readonly url: string,
    private readonly events: LineEvents,
  ) {}

  start(): void {
    if (this.wanted) return;
    this.wanted = true;
    addEventListener('online', this.now);
    document.addEventListener('visibilitychange', this.seen);
    this.ping = setInterval(this.check, PING_EVERY);
    this.connect();
  }

  stop(): void {
    this.wanted = false;
    removeEventListener('online', this.now);
    document.removeEventListener('visibilitychange', this.seen);
    clearInterval(this.ping);
    clearTimeout(this.retry);
    this.hangUp();
    this.events.changed('off');
  }

  /** Drops the socket and says hello anew. */
  restart(): void {
    this.hangUp();
    this.now();
  }

  /** The hello was understood: the next loss is tried again without delay. */
  settled(): void {
    this.tries = 0;
  }

  /** Whether the frame is on its way; nothing is queued here. */
  send(frame: ToServer): boolean {
    if (this.socket?.readyState !== WebSocket.OPEN) return false;
    this.socket.send(JSON.stringify(frame));
    return true;
  }

  private readonly now = (): void => {
    if (this.wanted && !this.socket) this.connect();
  };

  private readonly seen = (): void => {
    if (document.visibilityState === 'visible') {
      this.now();
      this.check();
    }
  };

  private readonly check = (): void => {
    if (document.visibilityState !== 'visible') return;
    if (this.send({ type: 'ping' })) {
      clearTimeout(this.silence);
      this.silence = setTimeout(() => this.lost(), ANSWER_WITHIN);
    }
  };

  private connect(): void {
    clearTimeout(this.retry);
    this.events.changed('connecting');
    let socket: WebSocket;
    try {
      socket = new WebSocket(this.url);
    } catch {
      this.later(); // the page's own policy forbids it; it may be cured without a reload
      return;
    }
    this.socket = socket;
    socket.onopen = () => {
      this.events.changed('open');
      this.events.opened();
    };
    socket.onmessage = (message) => {
      clearTimeout(this.silence);
      this.events.received(JSON.parse(String(message.data)) as FromServer);
    };
    socket.onclose = () => {
      if (this.socket === socket) this.lost();
    };
  }

  private lost(): void {
    this.hangUp();
    if (this.wanted) this.later();
  }

  private later(): void {
    this.events.changed('waiting');
    this.retry = setTimeout(this.now, pause(this.tries++, Math.random()));
  }

  private hangUp(): void {
    clearTimeout(this.silence);
    const socket = this.socket;
    this.socket = null;
    if (!socket) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close();
  }
}

/** Milliseconds before the next try: doubled each time and scattered, so that a restart is not met by everybody at once. */
export function pause(tries: number, chance: number): number {
  const most = Math.min(LONGEST_PAUSE, 500 * 2 ** Math.min(tries, 10));
  return most / 2 + (most / 2) * chance;
}
