import { expect, it } from 'vitest';
import { localTime, suggestedTimes } from './later';

const offered = (now: string) => suggestedTimes(new Date(now)).map((offer) => localTime(offer.at));

it('soonTomorrowAndOnMondayAreOffered', () => {
  expect(offered('2026-11-25T14:10:00')).toEqual(['2026-11-25T15:00', '2026-11-26T08:00', '2026-11-30T08:00']);
});

it('soonIsNeverInAMomentAndMondayNeverToday', () => {
  expect(offered('2026-11-30T14:50:00')).toEqual(['2026-11-30T16:00', '2026-12-01T08:00', '2026-12-07T08:00']);
  expect(offered('2026-11-29T23:50:00')[2]).toBe('2026-11-30T08:00');
});
