import { Keep, type Unsent } from './keep';
import { Line, type LineState } from './line';
import type { Entry, FromServer, Identity, Problem, Status, Talk, Welcome, WindowConfig } from './protocol';
import { arrived, merge, toMark, unread } from './timeline';
import { Upload } from './upload.svelte';

const TYPING_EVERY = 3_000;
const TYPING_LASTS = 6_000;

/** A visitor's talk with a desk, as one tab knows it. */
export class Chat {
  open = $state(false);
  line = $state<LineState>('off');
  /** Why the gateway does not let this page show the chat. */
  refused = $state(false);
  config = $state.raw<WindowConfig | null>(null);
  entries = $state.raw<Entry[]>([]);
  unsent = $state.raw<Unsent[]>([]);
  /** What the gateway will never take, by the message's id. */
  failed = $state.raw<Record<string, string>>({});
  talk = $state.raw<Talk>({ state: 'none' });
  more = $state(false);
  typing = $state(false);
  name = $state('');
  email = $state('');
  welcomed = $state(false);
  uploads = $state.raw<Upload[]>([]);
  private marked = $state.raw<ReadonlyMap<number, Status>>(new Map());
  readonly unread = $derived(unread(this.entries, this.marked));

  private readonly gateway: Line;
  private change = 0;
  private skew = 0;
  private sentToken: string | null = null;
  private ownToken: string | null = null;
  /** Given to this line, or to another tab's, and not answered yet. */
  private readonly underWay = new Set<string>();
  /** Safe; shown until their entries are here. */
  private accepted = $state.raw<ReadonlySet<string>>(new Set());
  private later: ReturnType<typeof setTimeout> | undefined;
  private typingEnds: ReturnType<typeof setTimeout> | undefined;
  private typedAt = 0;
  private whenWelcome: (() => void)[] = [];

  /**
   * @param base scheme, host and path of the channel: https://gateway.example/chat/site
   */
  constructor(
    private readonly base: string,
    readonly keep: Keep,
    private identity: Identity | null,
  ) {
    this.gateway = new Line(base.replace(/^http/, 'ws') + '/socket', {
      opened: () => this.hello(),
      received: (frame) => this.hear(frame),
      changed: (state) => this.lineChanged(state),
    });
    this.unsent = keep.unsent();
    addEventListener('storage', (event) => this.otherTab(event));
    document.addEventListener('visibilitychange', () => this.look());
    // Who never wrote costs the gateway nothing until they open the window.
    if (keep.token !== null || this.unsent.length > 0) this.gateway.start();
  }

  show(): void {
    this.open = true;
    this.keep.isOpen = true;
    void this.configure();
    this.gateway.start();
    this.look();
  }

  hide(): void {
    this.open = false;
    this.keep.isOpen = false;
  }

  /** Who the visitor is, signed by the site; null once they have left. */
  identify(identity: Identity | null): void {
    if (identity === null && this.identity !== null) this.forget();
    this.identity = identity;
    this.startAnew();
  }

  /** Leaves nothing of this talk in the browser. */
  forget(): void {
    this.keep.forget();
    this.unsent = [];
    this.marked = new Map();
    this.name = this.email = '';
    this.startAnew();
  }

  say(text: string): void {
    const files = this.uploads.flatMap((upload) => (upload.sent ? [upload.sent] : []));
    const order = this.keep.nextOrder(Date.now() + this.skew);
    const message = { id: freshId(), order, text: text.trim(), files };
    this.keep.add(message);
    this.uploads = [];
    this.unsent = [...this.unsent, message];
    this.gateway.start();
    this.flush();
  }

  /** Whether the gateway has it, although it does not stand on the timeline yet. */
  isSafe(id: string): boolean {
    return this.accepted.has(id);
  }

  /** Tries once more what the gateway refused. */
  again(id: string): void {
    this.failed = without(this.failed, id);
    this.flush();
  }

  drop(id: string): void {
    this.settle(id);
    this.failed = without(this.failed, id);
  }

  attach(file: File): void {
    const start = () => {
      this.uploads = [...this.uploads, new Upload(file, `${this.base}/files`, () => this.keep.token)];
    };
    if (this.welcomed) start();
    else this.whenWelcome.push(start);
  }

  detach(upload: Upload): void {
    upload.cancel();
    this.uploads = this.uploads.filter((other) => other !== upload);
  }

  introduce(name: string, email: string): void {
    this.name = name || this.name;
    this.email = email || this.email;
    const tell = () => this.gateway.send({ type: 'introduce', name, email });
    if (!this.welcomed || !tell()) this.whenWelcome.push(tell);
  }

  /** The visitor is typing; told at most every few seconds. */
  types(): void {
    if (Date.now() - this.typedAt > TYPING_EVERY) {
      this.typedAt = Date.now();
      this.gateway.send({ type: 'typing' });
    }
  }

  older(): void {
    const first = this.entries[0];
    if (first) this.gateway.send({ type: 'older', before: first.position });
  }

  /** A file of the talk; it needs no address that could be passed on. */
  async file(id: number, tries = 5): Promise<Blob> {
    const answer = await fetch(`${this.base}/files/${id}`, {
      headers: { Authorization: `Bearer ${this.keep.token ?? ''}` },
    });
    if ((answer.status === 429 || answer.status === 503) && tries > 0) {
      const wait = Number(answer.headers.get('Retry-After')) || 2;
      await new Promise((done) => setTimeout(done, wait * 1000));
      return this.file(id, tries - 1);
    }
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.blob();
  }

  private async configure(): Promise<void> {
    if (this.config) return;
    try {
      const answer = await fetch(`${this.base}/config`);
      if (answer.status === 403 || answer.status === 404) {
        this.refused = true;
        this.gateway.stop();
        console.error('Guichê:', ((await answer.json().catch(() => ({}))) as Problem).detail ?? answer.status);
      } else if (answer.ok) {
        this.config = (await answer.json()) as WindowConfig;
      }
    } catch {
      // No connection: asked again with the next welcome.
    }
  }

  private hello(): void {
    this.sentToken = this.keep.token;
    this.gateway.send({
      type: 'hello',
      token: this.sentToken,
      since: this.change,
      ...(this.identity ? { identity: this.identity } : {}),
    });
  }

  private hear(frame: FromServer): void {
    switch (frame.type) {
      case 'welcome':
        return this.welcome(frame);
      case 'entries':
        this.change = frame.change;
        this.talk = frame.talk;
        if (frame.reset) this.more = frame.more;
        return this.take(frame.entries, frame.reset);
      case 'older':
        this.more = frame.more;
        return this.take(frame.entries, false);
      case 'accepted':
        this.keep.drop(frame.id);
        this.accepted = new Set([...this.accepted, frame.id]);
        return;
      case 'typing':
        return this.showTyping();
      case 'error':
        return this.problem(frame);
      case 'pong':
        return;
    }
  }

  private welcome(frame: Welcome): void {
    const winner = this.keep.token;
    if (!this.identity && this.sentToken === null && winner !== null) {
      this.gateway.restart(); // another tab was welcomed first; both are one visitor
      return;
    }
    this.keep.token = this.ownToken = frame.token;
    this.skew = frame.now - Date.now();
    this.change = frame.change;
    this.talk = frame.talk;
    this.name = frame.name || this.name;
    this.email = frame.email || this.email;
    if (frame.reset) this.more = frame.more;
    this.gateway.settled();
    this.welcomed = true;
    this.underWay.clear();
    this.markAgain();
    this.take(frame.entries, frame.reset);
    this.whenWelcome.splice(0).forEach((waiting) => waiting());
    this.flush();
    if (this.open) void this.configure();
  }

  private take(entries: Entry[], reset: boolean): void {
    this.entries = merge(this.entries, entries, reset);
    const here = arrived(entries);
    if (here.size > 0) {
      here.forEach((id) => this.keep.drop(id));
      this.unsent = this.unsent.filter((message) => !here.has(message.id));
    }
    if (entries.some((entry) => entry.author === 'consultant')) this.typing = false;
    this.mark('delivered');
    this.look();
  }

  /** What stands in an open window of a visible page is read. */
  private look(): void {
    if (this.open && document.visibilityState === 'visible') this.mark('read');
  }

  private mark(status: 'delivered' | 'read'): void {
    const deliveries = toMark(this.entries, status, this.marked).slice(-200);
    if (deliveries.length > 0 && this.gateway.send({ type: 'mark', status, deliveries })) {
      const marked = new Map(this.marked);
      deliveries.forEach((delivery) => marked.set(delivery, status));
      this.marked = marked;
    }
  }

  /** Marks that may have been lost with the line. */
  private markAgain(): void {
    const none = new Map<number, Status>();
    for (const status of ['delivered', 'read'] as const) {
      const lost = toMark(this.entries, status, none).filter((delivery) => this.marked.get(delivery) === status);
      if (lost.length > 0) this.gateway.send({ type: 'mark', status, deliveries: lost.slice(-200) });
    }
  }

  private flush(): void {
    if (!this.welcomed) return;
    for (const { id, order, text, files } of this.unsent) {
      if (this.underWay.has(id) || this.accepted.has(id) || this.failed[id]) continue;
      if (!this.gateway.send({ type: 'message', id, order, text, files: files.map((file) => file.id) })) return;
      this.underWay.add(id);
    }
  }

  private problem(problem: Problem): void {
    if (problem.id !== undefined) this.underWay.delete(problem.id);
    if (problem.retryAfter !== undefined) {
      clearTimeout(this.later);
      this.later = setTimeout(() => this.retry(), problem.retryAfter * 1000);
    } else if (problem.id !== undefined) {
      this.failed = { ...this.failed, [problem.id]: problem.detail };
    } else {
      console.warn('Guichê:', problem.detail);
      if (problem.code.startsWith('identity')) {
        this.identity = null; // the talk goes on anonymously; the site's developer reads why
        this.hello();
      }
    }
  }

  private retry(): void {
    if (this.welcomed) this.flush();
    else this.hello();
  }

  private settle(id: string): void {
    this.keep.drop(id);
    this.unsent = this.unsent.filter((message) => message.id !== id);
  }

  private showTyping(): void {
    this.typing = true;
    clearTimeout(this.typingEnds);
    this.typingEnds = setTimeout(() => (this.typing = false), TYPING_LASTS);
  }

  private lineChanged(state: LineState): void {
    this.line = state;
    if (state !== 'open') this.welcomed = false;
  }

  /** Another tab wrote, was acknowledged, or left. */
  private otherTab(event: StorageEvent): void {
    if (!this.keep.concerns(event.key)) return;
    const held = this.keep.unsent();
    const known = new Set(this.unsent.map((message) => message.id));
    const theirs = held.filter((message) => !known.has(message.id));
    theirs.forEach((message) => this.underWay.add(message.id)); // sent by us only if we are welcomed anew
    const kept = new Set(held.map((message) => message.id));
    const ours = this.unsent.filter((message) => kept.has(message.id) || this.accepted.has(message.id));
    this.unsent = [...ours, ...theirs];
    if (this.welcomed && this.keep.token !== this.ownToken) this.startAnew();
  }

  private startAnew(): void {
    this.entries = [];
    this.change = 0;
    if (this.line !== 'off') this.gateway.restart();
  }
}

function without(map: Record<string, string>, id: string): Record<string, string> {
  const { [id]: _, ...rest } = map;
  return rest;
}

/** randomUUID exists on secure pages only. */
function freshId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
