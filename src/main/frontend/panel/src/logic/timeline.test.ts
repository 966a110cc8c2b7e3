import { describe, expect, it } from 'vitest';
import type { Entry } from '../api/types';
import { blocks, dayOf, firstUnread, merge } from './timeline';

const entry = (id: number, change: Partial<Entry> = {}): Entry => ({
  id, timeline: 1, position: id, kind: 'message', author: { type: 'customer', name: 'Maria' }, text: `t${id}`,
  attachments: [], automatic: false, thirdParty: false, visible: true,
  at: new Date(Date.UTC(2026, 2, 2, 12, 0, id)).toISOString(), ...change,
});
const ids = (entries: Entry[]) => entries.map((e) => e.id);

describe('merging', () => {
  it('aRepeatedEntryIsOneEntry', () => {
    expect(ids(merge([entry(1), entry(2)], [entry(2), entry(3), entry(3)], 1))).toEqual([1, 2, 3]);
  });

  it('theOrderIsThatOfPositionsWhateverCameFirst', () => {
    const late = entry(9, { position: 1 });
    expect(ids(merge([entry(2), entry(3)], [late], 1))).toEqual([9, 2, 3]);
  });

  it('aChangedEntryTakesThePlaceOfTheOldOne', () => {
    expect(merge([entry(1)], [entry(1, { text: 'new' })], 1)[0]!.text).toBe('new');
  });

  it('aDeliveryMarkNeverGoesBack', () => {
    const read = entry(1, { delivery: { status: 'read' } });
    const sent = entry(1, { delivery: { status: 'sent' } });
    expect(merge([read], [sent], 1)[0]!.delivery!.status).toBe('read');
    expect(merge([sent], [read], 1)[0]!.delivery!.status).toBe('read');
  });

  it('aFailedMessageThatIsTriedAgainIsPendingAgain', () => {
    const failed = entry(1, { delivery: { status: 'failed', reason: 'x' } });
    const again = entry(1, { delivery: { status: 'pending' } });
    expect(merge([failed], [again], 1)[0]!.delivery!.status).toBe('pending');
  });

  it('aTicketsOwnTimelineStandsAfterItsConversations', () => {
    const chat = [entry(10, { timeline: 7, position: 50 }), entry(11, { timeline: 7, position: 51 })];
    const own = [entry(5, { timeline: 9, position: 1 })];
    expect(ids(merge(own, chat, 9))).toEqual([10, 11, 5]);
  });
});

describe('laying out', () => {
  it('wordsOfOneAuthorWithinMinutesStandTogether', () => {
    const far = entry(3, { at: new Date(Date.UTC(2026, 2, 2, 12, 30)).toISOString() });
    const groups = blocks([entry(1), entry(2), far], null, 'UTC').filter((b) => b.type === 'group');
    expect(groups.map((g) => g.type === 'group' && g.entries.length)).toEqual([2, 1]);
  });

  it('aNoteNeverStandsInAGroupWithMessages', () => {
    const author = { type: 'consultant' as const, id: 4, name: 'Ana' };
    const laid = blocks([entry(1, { author }), entry(2, { author, kind: 'note' }), entry(3, { author })], null, 'UTC');
    expect(laid.filter((b) => b.type === 'group').map((b) => b.type === 'group' && b.note)).toEqual([false, true, false]);
  });

  it('eachDayOfTheOrganizationBeginsWithItsLine', () => {
    const before = entry(1, { at: '2026-03-02T02:30:00Z' });
    const after = entry(2, { at: '2026-03-02T03:30:00Z' });
    expect(blocks([before, after], null, 'America/Sao_Paulo').filter((b) => b.type === 'day')).toHaveLength(2);
    expect(blocks([before, after], null, 'UTC').filter((b) => b.type === 'day')).toHaveLength(1);
    expect(dayOf('2026-03-02T02:30:00Z', 'America/Sao_Paulo')).toBe('2026-03-01');
  });

  it('theLineOfNewsStandsBeforeTheFirstUnread', () => {
    const laid = blocks([entry(1), entry(2)], 2, 'UTC').map((b) => b.type);
    expect(laid).toEqual(['day', 'group', 'fresh', 'group']);
  });

  it('unreadCountsTheCustomersMessagesFromTheEnd', () => {
    const ours = entry(3, { author: { type: 'consultant', id: 1, name: 'Ana' } });
    const event = entry(5, { kind: 'event', author: { type: 'system' } });
    expect(firstUnread([entry(1), entry(2), ours, entry(4), event], 2)).toBe(2);
    expect(firstUnread([entry(1)], 0)).toBeNull();
    expect(firstUnread([entry(1)], 7)).toBeNull();
  });
});
