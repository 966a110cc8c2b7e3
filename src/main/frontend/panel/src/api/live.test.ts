import { expect, it } from 'vitest';
import { pause } from './live';

it('thePauseDoublesUpToTwentySecondsAndIsNeverTheSameForAll', () => {
  expect([0, 1, 2, 3].map((n) => pause(n, 1))).toEqual([500, 1000, 2000, 4000]);
  expect([6, 20, 500].map((n) => pause(n, 1))).toEqual([20_000, 20_000, 20_000]);
  expect(pause(3, 0)).toBe(2000);
});
