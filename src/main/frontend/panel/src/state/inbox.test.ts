import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ConversationSummary, Inbox as Answer } from '../api/types';
import { Inbox } from './inbox.svelte';

const ME = 9;
const queued: ConversationSummary = {
  id: 1, timeline: 1, protocol: 'p1', channel: 'w', kind: 'whatsapp', state: 'queued', desk: { id: 1, label: 'Suporte' },
  contact: { id: 1, name: 'Maria' }, priority: 0, atFront: false, unread: 1, tickets: [], createdAt: '2026-03-02T12:00:00Z',
};
const mine: ConversationSummary = { ...queued, state: 'active', consultant: { id: ME, name: 'Ana' } };
const old: Answer = { items: [mine], counts: { waiting: 0, mine: 1, all: 1 }, change: 1 };
const response = () => new Response(JSON.stringify(old), { headers: { 'Content-Type': 'application/json' } });

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('counts', () => {
  it('aRowThatComesAfterItsCountIsNotCountedTwice', () => {
    const inbox = new Inbox(() => ME);
    inbox.receive(queued);
    inbox.count({ waiting: 0, mine: 1, all: 1 });
    inbox.receive(mine);
    expect(inbox.items).toEqual([mine]);
    expect(inbox.counts).toEqual({ waiting: 0, mine: 1, all: 1 });
  });

  it('anAnswerThatWasUnderWayDoesNotUndoWhatTheLineTold', async () => {
    const inbox = new Inbox(() => ME);
    let give: (answer: Response) => void = () => {};
    vi.stubGlobal('fetch', () => new Promise<Response>((resolve) => (give = resolve)));
    const loading = inbox.load();
    inbox.count({ waiting: 0, mine: 3, all: 3 });
    give(response());
    await loading;
    expect(inbox.counts.mine).toBe(3);
  });

  it('whileTheLineIsSilentTheAnswerCounts', async () => {
    const inbox = new Inbox(() => ME);
    inbox.count({ waiting: 0, mine: 3, all: 3 });
    inbox.count(null);
    vi.stubGlobal('fetch', () => Promise.resolve(response()));
    await inbox.load();
    expect(inbox.counts.mine).toBe(1);
  });
});
