import { expect, test } from 'vitest';
import { outline } from './tree';

const calm = { emergency: false, gate: false };
const questions = [
  {
    key: 'a', ask: 'Qual?', articles: 0,
    answers: [
      { label: 'NF-e', to: 'question' as const, question: 'b', ...calm },
      { label: 'CT-e', to: 'question' as const, question: 'b', ...calm },
      { label: 'Outro', to: 'queue' as const, desk: 'Suporte', ...calm },
    ],
  },
  { key: 'b', ask: 'Descreva.', articles: 3, answers: [{ to: 'question' as const, question: 'a', ...calm }] },
];

test('options that lead to one place are one branch', () => {
  const tree = outline({ questions })!;
  expect(tree.answers.map((b) => b.labels)).toEqual([['NF-e', 'CT-e'], ['Outro']]);
  expect(tree.answers[1]!.place).toEqual({ to: 'queue', desk: 'Suporte', ...calm });
});

test('a question is told once, and then only named', () => {
  const next = outline({ questions })!.answers[0]!.next!;
  expect(next.articles).toBe(3);
  expect(next.answers).toEqual([{ labels: [], place: { to: 'question', ...calm }, again: 'Qual?' }]);
});
