import { expect, it } from 'vitest';
import { asField, fromField, tomorrow } from './localTime';

it('gives back the moment that it was given', () => {
  const at = new Date('2026-03-05T14:30:00Z');
  expect(fromField(asField(at))).toBe(at.toISOString());
});

it('knows that an empty field says nothing', () => {
  expect(fromField('')).toBeNull();
  expect(fromField('2026-13-45T99:00')).toBeNull();
});

it('proposes a full hour', () => {
  expect(tomorrow(Date.parse('2026-03-05T14:30:12Z')).toISOString()).toMatch(/:00:00\.000Z$/);
});
