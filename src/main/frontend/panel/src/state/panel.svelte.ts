/** The panel of one consultant, from login to logout: what it knows, and the line that keeps it fresh. */
import { api, type Target } from '../api/client';
import { Live, type LiveState } from '../api/live';
import type { CannedReply, Consultant, Entry, LiveFrame, NotificationKind } from '../api/types';
import { Drafts } from '../logic/drafts';
import { Outbox, type Outgoing } from '../logic/outbox';
import { t } from '../text';
import { called } from '../text/events';
import { Inbox } from './inbox.svelte';
import { news } from './news.svelte';
import { notices } from './notices.svelte';
import { quiet } from './quiet.svelte';
import { route } from './route.svelte';
import { session } from './session.svelte';
import { Thread } from './thread.svelte';
import { Tickets } from './tickets.svelte';
import { toasts } from './toasts.svelte';

const THREADS_KEPT = 24;

export class Panel {
  readonly inbox = new Inbox(() => session.me.id);
  readonly tickets = new Tickets(() => session.me.id);
  readonly drafts = new Drafts(localStorage, session.me.id);
  readonly outbox: Outbox;
  line = $state<LiveState>('connecting');
  outgoing = $state.raw<Outgoing[]>([]);
  consultants = $state.raw<Consultant[]>([]);
  canned = $state.raw<CannedReply[]>([]);
  #threads = new Map<string, Thread>();
  #live: Live | null = null;
  #typedAt = 0;
  #viewed: Target | null = null;
  #unseenThere = false;

  constructor() {
    this.outbox = new Outbox(
      localStorage,
      session.me.id,
      (target, kind, body) => api.send(target, kind, body),
      (items) => (this.outgoing = items),
      (entry, item) => this.thread(item.target).receive(entry),
    );
  }

  /** Reads what the first screen needs, then listens from the change that it was read at. */
  async start(): Promise<void> {
    this.drafts.sweep();
    const change = await this.inbox.load().catch(() => null);
    const protocol = location.protocol === 'https:' ? 'wss' : 'ws';
    this.#live = new Live(
      `${protocol}://${location.host}/api/v1/live`,
      { word: (word) => this.#hear(word), state: (state) => this.#lineIs(state), refused: () => void api.me().catch(() => {}) },
      change,
    );
    this.#live.start();
    this.outbox.resume();
    await Promise.allSettled([this.learnConsultants(), this.learnCanned(), this.tickets.learnWorkflows()]);
  }

  stop(): void {
    this.#live?.stop();
  }

  async learnConsultants(): Promise<void> {
    this.consultants = (await api.consultants()).items;
  }

  async learnCanned(): Promise<void> {
    this.canned = (await api.cannedReplies()).items;
  }

  thread(target: Target): Thread {
    const key = `${target.type}-${target.id}`;
    const known = this.#threads.get(key);
    this.#threads.delete(key);
    const thread = known ?? new Thread(target);
    this.#threads.set(key, thread);
    for (const oldest of [...this.#threads.keys()].slice(0, -THREADS_KEPT)) this.#threads.delete(oldest);
    return thread;
  }

  view(target: Target | null): void {
    this.#viewed = target;
    this.#unseenThere = true;
    this.#live?.view(
      target?.type === 'conversation' ? target.id : null,
      target?.type === 'ticket' ? target.id : null,
      target?.type === 'conversation' && quiet.has(target.id),
    );
  }

  /** Tells the others that I type, at most every three seconds. */
  typing(conversation: number): void {
    if (Date.now() - this.#typedAt < 3000 || quiet.has(conversation)) return;
    this.#typedAt = Date.now();
    this.#live?.typing(conversation);
  }

  #lineIs(state: LiveState): void {
    this.line = state;
    if (state === 'open') this.outbox.resume();
    else this.inbox.count(null);
  }

  #hear(word: LiveFrame): void {
    switch (word.type) {
      case 'welcome':
        session.me = word.me;
        this.#unseenThere = true;
        if (word.reset) this.#anew();
        return;
      case 'conversation':
        return this.inbox.receive(word.conversation);
      case 'gone':
        if (word.conversation) this.inbox.gone(word.conversation);
        if (word.ticket) this.tickets.gone(word.ticket);
        return;
      case 'entry':
        return this.#entry(word);
      case 'ticket':
        return this.tickets.receive(word.ticket);
      case 'assigned':
        return this.#assigned(word.conversation);
      case 'mentioned':
        return void this.#mentioned(word);
      case 'notified':
        return void this.#notified(word.ticket, word.kind);
      case 'typing':
        if (word.who.id !== session.me.id || word.who.type !== 'consultant') {
          this.#there('conversation', word.conversation)?.types(word.who.name ?? '');
        }
        return;
      case 'viewers': {
        const thread = word.ticket ? this.#there('ticket', word.ticket) : this.#there('conversation', word.conversation ?? 0);
        if (thread) thread.viewers = word.consultants;
        if (thread && this.#unseenThere && this.#viewed && thread === this.#there(this.#viewed.type, this.#viewed.id)) {
          // From here on I hear each entry of it; what came before is read.
          this.#unseenThere = false;
          thread.refresh();
        }
        return;
      }
      case 'presence':
        return this.#presence(word.consultant);
      case 'counts':
        return this.inbox.count({ waiting: word.waiting, mine: word.mine, all: word.all });
      case 'error':
        console.warn(word.code, word.detail);
        return;
      case 'pong':
    }
  }

  /** Too much was missed to be told piece by piece. */
  #anew(): void {
    void this.inbox.load().catch(() => {});
    void this.tickets.load();
    for (const thread of this.#threads.values()) {
      if (thread.loaded) void thread.load();
    }
  }

  #entry(word: Extract<LiveFrame, { type: 'entry' }>): void {
    this.outbox.settle(word.entry.clientKey);
    if (word.conversation) this.#there('conversation', word.conversation)?.receive(word.entry);
    if (word.ticket) this.#there('ticket', word.ticket)?.receive(word.entry);
    this.#ring(word.conversation ?? null, word.entry);
  }

  /** A customer's word to me calls me, unless I am looking at it. */
  #ring(conversation: number | null, entry: Entry): void {
    if (conversation === null || entry.kind !== 'message' || entry.author.type !== 'customer') return;
    if (Date.now() - Date.parse(entry.at) > 120_000) return;
    const mine = this.inbox.known.get(conversation)?.consultant?.id === session.me.id;
    const looking = document.hasFocus() && route.place === 'atendimentos' && route.id === conversation;
    if (mine && !looking) notices.play();
  }

  #assigned(conversation: number): void {
    notices.play();
    const name = this.inbox.known.get(conversation)?.contact.name;
    const body = name ? t.notice.assignedFrom(name) : '';
    notices.announce(t.notice.assigned, body, `assigned-${conversation}`, () => route.go('atendimentos', conversation));
  }

  async #mentioned({ conversation, ticket, event }: Extract<LiveFrame, { type: 'mentioned' }>): Promise<void> {
    notices.play();
    const go = () => (ticket ? route.go('chamados', ticket) : route.go('atendimentos', conversation));
    const name = await (ticket ? api.ticket(ticket).then((i) => i.title) : api.conversation(conversation!).then((c) => c.contact.name)).catch(() => '');
    const told = event ? called(event, name) : t.notice.mentioned(name);
    toasts.offer(told, { text: t.notice.open, act: go });
    notices.announce(told, '', `mentioned-${ticket ?? ''}-${conversation ?? ''}`, go);
  }

  /** What I follow calls me, unless I am looking at it. */
  async #notified(ticket: number, kind: NotificationKind): Promise<void> {
    if (document.hasFocus() && route.place === 'chamados' && route.id === ticket) return;
    void news.load().catch(() => {});
    const go = () => route.go('chamados', ticket);
    const told = t.work.notified[kind](await api.ticket(ticket).then((i) => i.title, () => ''));
    toasts.offer(told, { text: t.notice.open, act: go });
    notices.announce(told, '', `notified-${ticket}-${kind}`, go);
  }

  #presence(changed: Consultant): void {
    this.consultants = this.consultants.map((c) => (c.id === changed.id ? { ...c, ...changed } : c));
    if (changed.id === session.me.id) session.me = { ...session.me, presence: changed.presence };
  }

  #there(type: Target['type'], id: number): Thread | undefined {
    return this.#threads.get(`${type}-${id}`);
  }
}

let current: Panel | null = null;

/** The panel of who is logged in; only to be asked for while somebody is. */
export function panel(): Panel {
  return (current ??= new Panel());
}

export function leave(): void {
  current?.stop();
  current = null;
}
