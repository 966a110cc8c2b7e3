import { describe, expect, it } from 'vitest';
import type { Entry } from './protocol';
import { arrived, continues, merge, toMark, unread } from './timeline';

const noon = new Date(2025, 4, 6, 12).getTime();

function entry(id: number, more: Partial<Entry> = {}): Entry {
  return { id, position: id * 10, author: 'consultant', name: 'Marina', text: `t${id}`, files: [], at: noon, edited: false, delivery: id, status: 'sent', choices: [], ...more };
}

describe('merging', () => {
  it('keeps each entry once, in the order of the talk', () => {
    const merged = merge([entry(3), entry(1)], [entry(2), entry(3)]);
    expect(merged.map((e) => e.id)).toEqual([1, 2, 3]);
  });

  it('lets the newer wording win', () => {
    expect(merge([entry(1)], [entry(1, { text: 'novo', edited: true })])[0]!.text).toBe('novo');
  });

  it('gives a latecomer its place', () => {
    const merged = merge([entry(1), entry(3)], [entry(9, { position: 20 })]);
    expect(merged.map((e) => e.id)).toEqual([1, 9, 3]);
  });

  it('drops what it holds when the gateway starts anew', () => {
    expect(merge([entry(1)], [entry(2)], true).map((e) => e.id)).toEqual([2]);
  });
});

describe('marking', () => {
  it('marks each delivery of ours once', () => {
    const held = [entry(1), entry(2, { status: 'read' }), entry(3, { author: 'visitor', delivery: undefined })];
    expect(toMark(held, 'delivered', new Map())).toEqual([1]);
    expect(toMark(held, 'delivered', new Map([[1, 'delivered']]))).toEqual([]);
    expect(toMark(held, 'read', new Map([[1, 'delivered']]))).toEqual([1]);
  });

  it('never marks back', () => {
    expect(toMark([entry(1, { status: 'read' })], 'delivered', new Map())).toEqual([]);
  });

  it('counts as unread what was neither read here nor elsewhere', () => {
    const held = [entry(1), entry(2, { status: 'delivered' }), entry(3, { status: 'read' })];
    expect(unread(held, new Map([[1, 'read']]))).toBe(1);
  });

  it('does not count what was never sent as a message', () => {
    expect(unread([entry(1, { author: 'system', delivery: undefined, status: undefined })], new Map())).toBe(0);
  });
});

describe('reading', () => {
  it('knows which of its own messages stand on the timeline', () => {
    expect(arrived([entry(1), entry(2, { author: 'visitor', own: 'a' })])).toEqual(new Set(['a']));
  });

  it('groups one author within minutes of one day', () => {
    expect(continues(entry(1), entry(2, { at: noon + 60_000 }))).toBe(true);
    expect(continues(entry(1), entry(2, { at: noon + 6 * 60_000 }))).toBe(false);
    expect(continues(entry(1), entry(2, { name: 'Davi' }))).toBe(false);
    expect(continues(undefined, entry(1))).toBe(false);
  });
});
