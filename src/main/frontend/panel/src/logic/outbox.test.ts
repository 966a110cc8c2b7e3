import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Problem, Unreachable } from '../api/http';
import type { Entry, NoteDraft } from '../api/types';
import { Outbox, type Outgoing, type Send } from './outbox';

const talk = { type: 'conversation' as const, id: 7 };
const refused = (status: number, retryAfter: number | null = null) => new Problem(status, 'code', 'title', 'por quê', retryAfter);

let items: Outgoing[] = [];
let committed: string[] = [];
let asked: { target: number; body: NoteDraft }[] = [];
let answers: (() => Promise<void>)[] = [];

const send: Send = async (target, _kind, body) => {
  asked.push({ target: target.id, body });
  await (answers.shift() ?? (async () => {}))();
  return { clientKey: body.clientKey, text: body.text } as Entry;
};
const open = (owner = 1) =>
  new Outbox(localStorage, owner, send, (now) => (items = now), (entry) => committed.push(entry.text));
const settle = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
  items = [];
  committed = [];
  asked = [];
  answers = [];
});
afterEach(() => vi.useRealTimers());

describe('sending', () => {
  it('whatIsCommittedLeavesTheOutbox', async () => {
    open().add(talk, 'message', 'Olá', []);
    expect(items).toHaveLength(1);
    await settle();
    expect([items.length, committed, localStorage.length]).toEqual([0, ['Olá'], 0]);
  });

  it('theNextGoesOnlyWhenTheOneBeforeIsCommitted', async () => {
    let free = () => {};
    answers = [() => new Promise((resolve) => (free = resolve))];
    const outbox = open();
    outbox.add(talk, 'message', 'um', []);
    outbox.add(talk, 'message', 'dois', []);
    outbox.add({ type: 'conversation', id: 8 }, 'message', 'outra conversa', []);
    await settle();
    expect(asked.map((a) => a.body.text)).toEqual(['um', 'outra conversa']);
    free();
    await settle();
    expect(committed).toEqual(['outra conversa', 'um', 'dois']);
  });

  it('aLostAnswerIsAskedForAgainWithTheSameKey', async () => {
    answers = [() => Promise.reject(new Unreachable('gone'))];
    open().add(talk, 'message', 'Olá', []);
    await settle();
    expect(items[0]!.state).toBe('waiting');
    await vi.advanceTimersByTimeAsync(1500);
    expect(asked).toHaveLength(2);
    expect(asked[0]!.body.clientKey).toBe(asked[1]!.body.clientKey);
    expect(items).toHaveLength(0);
  });

  it('aBusyServerIsObeyed', async () => {
    answers = [() => Promise.reject(refused(503, 8))];
    open().add(talk, 'message', 'Olá', []);
    await vi.advanceTimersByTimeAsync(7900);
    expect(asked).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(200);
    expect(asked).toHaveLength(2);
  });

  it('aRefusalStaysWithItsReasonAndHoldsNobodyUp', async () => {
    answers = [() => Promise.reject(refused(422))];
    const outbox = open();
    const first = outbox.add(talk, 'message', 'um', []);
    outbox.add(talk, 'message', 'dois', []);
    await settle();
    expect(committed).toEqual(['dois']);
    expect(items).toMatchObject([{ text: 'um', state: 'failed', reason: 'por quê' }]);
    outbox.retry(first.clientKey);
    await settle();
    expect(committed).toEqual(['dois', 'um']);
  });
});

describe('outliving', () => {
  it('whatWaitsIsThereAfterAReloadAndGoesOn', async () => {
    answers = [() => Promise.reject(new Unreachable('gone'))];
    open().add(talk, 'note', 'nota', [], [3]);
    await settle();
    vi.clearAllTimers();
    const again = open();
    expect(items).toHaveLength(1);
    again.resume();
    await settle();
    expect(asked.at(-1)!.body).toMatchObject({ text: 'nota', mentions: [3] });
    expect(items).toHaveLength(0);
  });

  it('anotherConsultantOfTheSameBrowserSendsNothingOfMine', async () => {
    answers = [() => Promise.reject(new Unreachable('gone'))];
    open(1).add(talk, 'message', 'Olá', []);
    await settle();
    open(2);
    expect(items).toHaveLength(0);
  });

  it('anEntryHeardOnTheLiveLineSettlesIt', async () => {
    answers = [() => new Promise(() => {})];
    const outbox = open();
    const item = outbox.add(talk, 'message', 'Olá', []);
    await settle();
    outbox.settle('somebody-elses');
    expect(items).toHaveLength(1);
    outbox.settle(item.clientKey);
    expect([items.length, localStorage.length]).toEqual([0, 0]);
  });
});
