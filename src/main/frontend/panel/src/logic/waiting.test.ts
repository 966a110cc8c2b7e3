import { expect, it } from 'vitest';
import { level, span, waitedSeconds } from './waiting';

const limits = { waitWarnSeconds: 180, waitDangerSeconds: 600 };

it('aWaitIsCalmThenAmberThenRedByTheDesksOwnLimits', () => {
  expect([0, 179, 180, 599, 600, 99_999].map((s) => level(s, limits))).toEqual(['calm', 'calm', 'warn', 'warn', 'danger', 'danger']);
  expect(level(99_999, undefined)).toBe('calm');
});

it('aClockThatRunsAheadNeverGivesANegativeWait', () => {
  expect(waitedSeconds('2026-03-02T12:00:10Z', Date.parse('2026-03-02T12:00:00Z'))).toBe(0);
  expect(waitedSeconds('2026-03-02T12:00:00Z', Date.parse('2026-03-02T12:01:30Z'))).toBe(90);
});

it('aSpanIsToldInTheUnitsThatMatter', () => {
  expect([0, 59, 60, 3599, 3600, 3900, 86_399, 86_400, 400_000].map(span)).toEqual([
    '< 1 min', '< 1 min', '1 min', '59 min', '1 h', '1 h 05', '23 h 59', '1 d', '4 d',
  ]);
});
