import { expect, it } from 'vitest';
import { arc, ways } from './flow';

const stage = (key: string, more: object) =>
  ({ key, label: key, visible: true, clock: 'running', next: [], needs: [], needsOf: {}, ...more }) as never;

it('everyWayIsDrawnOnceAndNoneToItselfOrToNowhere', () => {
  const found = ways({
    stages: [
      stage('novo', { next: ['fim', 'lua'], onReply: 'novo', onAnswer: 'espera' }),
      stage('espera', { timer: { afterSeconds: 864_000, to: 'fim' } }),
      stage('fim', {}),
    ],
  });
  expect(found).toEqual([
    { from: 0, to: 2, by: 'people', days: 0 },
    { from: 0, to: 1, by: 'answer', days: 0 },
    { from: 1, to: 2, by: 'silence', days: 10 },
  ]);
});

it('anArcEndsAtTheEdgeThatItBeganAt', () => {
  expect(arc({ from: 0, to: 1, by: 'people', days: 0 }, 100, 1)).toMatch(/^M100 28 C140 28 140 76 103 76$/);
});
