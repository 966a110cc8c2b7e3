import { expect, it } from 'vitest';
import { arc, ways } from './flow';

const stage = (key: string, more: object) =>
  ({ key, label: key, visible: true, clock: 'running', next: [], needs: [], needsOf: {}, ...more }) as never;

it('everyWayIsDrawnOnceAndNoneToItselfOrToNowhere', () => {
  const found = ways({
    stages: [
      stage('novo', { next: ['fim', 'lua'], onReply: 'novo', onAnswer: 'espera' }),
      stage('espera', { timer: { after: '10d', to: 'fim' } }),
      stage('fim', {}),
    ],
  });
  expect(found).toEqual([
    { from: 0, to: 2, by: 'people', after: '' },
    { from: 0, to: 1, by: 'answer', after: '' },
    { from: 1, to: 2, by: 'silence', after: '10d' },
  ]);
});

it('anArcEndsAtTheEdgeThatItBeganAt', () => {
  expect(arc({ from: 0, to: 1, by: 'people', after: '' }, 100, 1)).toMatch(/^M100 28 C140 28 140 76 103 76$/);
});
