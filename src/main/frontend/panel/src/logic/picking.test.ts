import { describe, expect, it } from 'vitest';
import { extend, NONE, span, toggle } from './picking';

const rows = [1, 2, 3, 4, 5];
const ids = (picked: { ids: ReadonlySet<number> }) => [...picked.ids].sort();

describe('picking rows', () => {
  it('takes one and gives it back', () => {
    expect(ids(toggle(NONE, 3))).toEqual([3]);
    expect(ids(toggle(toggle(NONE, 3), 3))).toEqual([]);
  });

  it('goes on from the last touched, or from the open one', () => {
    expect(ids(extend(toggle(NONE, 2), rows, 1, null))).toEqual([2, 3]);
    expect(ids(extend(NONE, rows, 1, 4))).toEqual([4, 5]);
    expect(ids(extend(NONE, rows, 1, null))).toEqual([1]);
    expect(ids(extend(toggle(NONE, 5), rows, 1, null))).toEqual([5]);
  });

  it('gives back on the way back', () => {
    const three = extend(extend(toggle(NONE, 2), rows, 1, null), rows, 1, null);
    expect(ids(three)).toEqual([2, 3, 4]);
    expect(ids(extend(three, rows, -1, null))).toEqual([2, 3]);
  });

  it('takes all between two', () => {
    expect(ids(span(toggle(NONE, 2), rows, 4))).toEqual([2, 3, 4]);
    expect(ids(span(NONE, rows, 4))).toEqual([4]);
  });
});
