import { describe, expect, it } from 'vitest';
import { daysOf, lasting, valueIn } from './figures';

describe('periods', () => {
  it('hold today and count it', () => expect(daysOf('last7', '2026-03-03')).toEqual({ from: '2026-02-25', until: '2026-03-03' }));
  it('begin a month on its first day', () => expect(daysOf('thisMonth', '2026-03-03')).toEqual({ from: '2026-03-01', until: '2026-03-03' }));
  it('end the last month on its last day', () => {
    expect(daysOf('lastMonth', '2028-03-31')).toEqual({ from: '2028-02-01', until: '2028-02-29' });
    expect(daysOf('lastMonth', '2026-01-15')).toEqual({ from: '2025-12-01', until: '2025-12-31' });
  });
});

describe('durations', () => {
  it.each([
    [0, '0 s'],
    [59.4, '59 s'],
    [90, '2 min'],
    [3600, '1 h'],
    [3900, '1 h 05 min'],
    [3 * 86_400, '3 d'],
    [3 * 86_400 + 7200, '3 d 2 h'],
  ])('%s seconds are %s', (seconds, words) => expect(lasting(seconds)).toBe(words));
});

describe('values', () => {
  it('are written as the reader writes them', () => {
    expect(valueIn(0.125, 'share', 'pt-BR')).toBe('12,5%');
    expect(valueIn(1234, 'count', 'pt-BR')).toBe('1.234');
    expect(valueIn(null, 'seconds', 'pt-BR')).toBe('–');
  });
});
