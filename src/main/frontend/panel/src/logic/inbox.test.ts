import { describe, expect, it } from 'vitest';
import type { ConversationSummary } from '../api/types';
import { anchored, belongs, mergeList } from './inbox';

const talk = (id: number, change: Partial<ConversationSummary> = {}): ConversationSummary => ({
  id, timeline: id, protocol: `p${id}`, channel: 'w', kind: 'whatsapp', state: 'queued', desk: { id: 1, label: 'Suporte' },
  contact: { id, name: 'Maria' }, priority: 0, atFront: false, unread: 0, tickets: [],
  createdAt: '2026-03-02T12:00:00Z', lastEntryAt: `2026-03-02T12:00:${String(id).padStart(2, '0')}Z`, ...change,
});
const whole = { desk: null, unread: false, closed: false };
const ids = (list: ConversationSummary[]) => list.map((c) => c.id);

describe('tabs', () => {
  it('whoIsQueuedWaitsAndWhoIsMineIsMine', () => {
    const mine = talk(1, { state: 'active', consultant: { id: 9, name: 'Ana' } });
    expect(belongs(talk(2), { tab: 'waiting', ...whole }, 9)).toBe(true);
    expect(belongs(mine, { tab: 'waiting', ...whole }, 9)).toBe(false);
    expect(belongs(mine, { tab: 'mine', ...whole }, 9)).toBe(true);
    expect(belongs(mine, { tab: 'mine', ...whole }, 8)).toBe(false);
  });

  it('aClosedOneStandsOnlyAmongTheClosed', () => {
    const closed = talk(1, { state: 'closed', consultant: { id: 9, name: 'Ana' } });
    expect(belongs(closed, { tab: 'mine', ...whole }, 9)).toBe(false);
    expect(belongs(closed, { tab: 'all', ...whole }, 9)).toBe(false);
    expect(belongs(closed, { tab: 'all', ...whole, closed: true }, 9)).toBe(true);
  });
});

describe('order', () => {
  it('theQueueStandsByPriorityAndThenByTheLongestWait', () => {
    const list = [talk(1, { queuedAt: '2026-03-02T12:05:00Z' }), talk(2, { queuedAt: '2026-03-02T12:01:00Z' }), talk(3, { priority: 2, queuedAt: '2026-03-02T12:09:00Z' })];
    expect(ids(mergeList([], list, 'waiting'))).toEqual([3, 2, 1]);
  });

  it('whoWasGivenBackStandsBeforeEvenTheUrgent', () => {
    const back = talk(1, { atFront: true, queuedAt: '2026-03-02T12:08:00Z' });
    const list = [talk(2, { queuedAt: '2026-03-02T12:01:00Z' }), talk(3, { priority: 2, queuedAt: '2026-03-02T12:00:00Z' }), back];
    expect(ids(mergeList([], list, 'waiting'))).toEqual([1, 3, 2]);
  });

  it('elsewhereTheNewestWordComesFirst', () => {
    const moved = talk(1, { lastEntryAt: '2026-03-02T12:59:00Z' });
    expect(ids(mergeList([talk(1), talk(2)], [moved], 'mine'))).toEqual([1, 2]);
  });
});

describe('arrivals', () => {
  it('theRowBeingReadStaysWhereItIs', () => {
    expect(anchored([1, 2, 3, 4], [9, 8, 1, 2, 3, 4], 150, 50)).toBe(250);
  });

  it('whoIsAtTheTopSeesThemComeIn', () => {
    expect(anchored([1, 2], [9, 1, 2], 0, 50)).toBe(0);
  });

  it('whenTheRowItselfHasGoneTheNextOneHolds', () => {
    expect(anchored([1, 2, 3, 4], [1, 3, 4], 50, 50)).toBe(0);
    expect(anchored([1, 2, 3, 4], [7, 8, 9, 4], 100, 50)).toBe(100);
  });
});
