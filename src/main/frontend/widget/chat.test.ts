import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Chat } from './chat.svelte';
import { Keep, PageStorage } from './keep';
import { pause } from './line';
import type { Entry, FromServer, ToServer } from './protocol';

/** The gateway's end of a socket, at the edge of the world. */
class Gateway {
  static open: Gateway[] = [];
  static readonly OPEN = 1;
  readyState = 0;
  sent: ToServer[] = [];
  onopen: (() => void) | null = null;
  onmessage: ((message: { data: string }) => void) | null = null;
  onclose: (() => void) | null = null;

  constructor() {
    Gateway.open.push(this);
    queueMicrotask(() => {
      this.readyState = 1;
      this.onopen?.();
    });
  }

  send(frame: string): void {
    this.sent.push(JSON.parse(frame) as ToServer);
  }

  close(): void {
    this.readyState = 3;
  }

  tell(frame: FromServer): void {
    this.onmessage?.({ data: JSON.stringify(frame) });
  }

  welcome(more: Partial<Extract<FromServer, { type: 'welcome' }>> = {}): void {
    this.tell({ type: 'welcome', token: 't1', now: Date.now(), change: 5, reset: true, more: false, entries: [], talk: { state: 'none' }, name: '', email: '', signed: false, ...more });
  }

  cut(): void {
    this.readyState = 3;
    this.onclose?.();
  }

  messages(): Extract<ToServer, { type: 'message' }>[] {
    return this.sent.filter((frame) => frame.type === 'message');
  }
}

const said = (id: number, more: Partial<Entry> = {}): Entry => ({ id, position: id, author: 'consultant', name: 'Marina', text: 'oi', files: [], at: Date.now(), edited: false, delivery: id, status: 'sent', choices: [], ...more });

describe('a talk', () => {
  let storage: PageStorage;
  let chat: Chat;

  const line = () => Gateway.open[Gateway.open.length - 1]!;
  const begin = async () => {
    chat = new Chat('https://gateway.example/chat/site', new Keep('site', storage), null);
    chat.show();
    await vi.advanceTimersByTimeAsync(0);
  };

  beforeEach(async () => {
    vi.useFakeTimers();
    vi.stubGlobal('WebSocket', Gateway);
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')));
    Gateway.open = [];
    storage = new PageStorage();
    await begin();
    line().welcome();
  });

  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('costs the gateway nothing before the window is opened', async () => {
    Gateway.open = [];
    new Chat('https://gateway.example/chat/site', new Keep('outro', new PageStorage()), null);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(Gateway.open).toHaveLength(0);
  });

  it('keeps a message until its acknowledgement and shows it until its entry', () => {
    chat.say('olá');
    const { id } = line().messages()[0]!;
    expect(chat.keep.unsent()).toHaveLength(1);
    line().tell({ type: 'accepted', id, entry: 1 });
    expect(chat.keep.unsent()).toHaveLength(0);
    expect(chat.isSafe(id)).toBe(true);
    expect(chat.unsent).toHaveLength(1);
    line().tell({ type: 'entries', change: 6, reset: false, more: false, talk: { state: 'queued' }, entries: [said(1, { author: 'visitor', own: id, delivery: undefined, status: undefined })] });
    expect(chat.unsent).toHaveLength(0);
    expect(chat.entries).toHaveLength(1);
  });

  it('sends again, under the same id, what was not acknowledged before the line broke', async () => {
    chat.say('um');
    chat.say('dois');
    const before = line().messages();
    line().tell({ type: 'accepted', id: before[0]!.id, entry: 1 });
    line().cut();
    await vi.advanceTimersByTimeAsync(1_000);
    line().welcome({ reset: false, change: 6 });
    expect(line().messages()).toEqual([before[1]]);
    expect(line().sent[0]).toMatchObject({ type: 'hello', token: 't1', since: 5 });
  });

  it('sends after a reload what an earlier page left', async () => {
    line().cut();
    chat.say('escrita sem conexão');
    await begin();
    line().welcome();
    expect(line().messages().map((message) => message.text)).toEqual(['escrita sem conexão']);
  });

  it('keeps its order when the clock goes back', () => {
    chat.say('um');
    vi.setSystemTime(Date.now() - 3_600_000);
    chat.say('dois');
    const [first, second] = line().messages();
    expect(second!.order).toBeGreaterThan(first!.order);
  });

  it('waits as long as the gateway asks and then tries again', async () => {
    chat.say('olá');
    const { id } = line().messages()[0]!;
    line().tell({ type: 'error', code: 'slow-down', detail: '', id, retryAfter: 3 });
    await vi.advanceTimersByTimeAsync(2_900);
    expect(line().messages()).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(200);
    expect(line().messages()).toHaveLength(2);
  });

  it('says why a message is refused for good and does not send it by itself', async () => {
    chat.say('olá');
    const { id } = line().messages()[0]!;
    line().tell({ type: 'error', code: 'unknown-file', detail: 'Envie de novo.', id });
    expect(chat.failed[id]).toBe('Envie de novo.');
    line().cut();
    await vi.advanceTimersByTimeAsync(1_000);
    line().welcome();
    expect(line().messages()).toHaveLength(0);
    chat.again(id);
    expect(line().messages()).toHaveLength(1);
  });

  it('marks as read only what is seen in an open window', () => {
    chat.hide();
    line().tell({ type: 'entries', change: 6, reset: false, more: false, talk: { state: 'active' }, entries: [said(7)] });
    expect(line().sent.filter((frame) => frame.type === 'mark')).toEqual([{ type: 'mark', status: 'delivered', deliveries: [7] }]);
    expect(chat.unread).toBe(1);
    chat.show();
    expect(line().sent.at(-1)).toEqual({ type: 'mark', status: 'read', deliveries: [7] });
    expect(chat.unread).toBe(0);
  });

  it('makes marks again that may have been lost with the line', async () => {
    line().tell({ type: 'entries', change: 6, reset: false, more: false, talk: { state: 'active' }, entries: [said(7)] });
    line().cut();
    await vi.advanceTimersByTimeAsync(1_000);
    line().welcome({ reset: false });
    expect(line().sent).toContainEqual({ type: 'mark', status: 'read', deliveries: [7] });
    expect(chat.unread).toBe(0);
  });

  it('goes on anonymously when the site’s signature is refused', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    chat.identify({ id: '1', name: '', email: '', signature: 'x' });
    await vi.advanceTimersByTimeAsync(0);
    expect(line().sent[0]).toHaveProperty('identity');
    line().tell({ type: 'error', code: 'identity-wrong', detail: 'A assinatura não confere' });
    expect(line().sent[1]).not.toHaveProperty('identity');
  });

  it('leaves nothing behind when the visitor logs out', () => {
    chat.say('segredo');
    chat.identify({ id: '1', name: '', email: '', signature: 'x' });
    chat.identify(null);
    expect(storage.length).toBe(0);
    expect(chat.entries).toEqual([]);
  });

  it('hangs up on a gateway that does not answer', async () => {
    const silent = line();
    await vi.advanceTimersByTimeAsync(25_000 + 10_000 + 1_000);
    expect(line()).not.toBe(silent);
  });
});

describe('the pause before the next try', () => {
  it('grows, is scattered, and has an end', () => {
    expect(pause(0, 0)).toBe(250);
    expect(pause(0, 1)).toBe(500);
    expect(pause(3, 0.5)).toBe(3_000);
    expect(pause(50, 1)).toBe(30_000);
  });
});
