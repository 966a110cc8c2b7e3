import { describe, expect, it } from 'vitest';
import { pointers } from '../logic/promises';
import { en } from './en';
import { es } from './es';
import { allCanned } from './canned';
import { allDesks } from './desks';
import { allHooks } from './hooks';
import { ptBR } from './pt-BR';

type Node = string | string[] | ((...args: never[]) => string) | { [key: string]: Node };

function* leaves(node: Node, path = ''): Generator<[string, string | string[] | ((...args: never[]) => string)]> {
  if (typeof node === 'object' && !Array.isArray(node)) {
    for (const [key, value] of Object.entries(node)) yield* leaves(value, path === '' ? key : `${path}.${key}`);
  } else yield [path, node];
}
const paths = (catalogue: unknown) => [...leaves(catalogue as Node)].map(([path]) => path).sort();
const said = (leaf: string | string[] | ((...args: never[]) => string)) =>
  typeof leaf === 'function' ? [(leaf as (...args: unknown[]) => string)('x', 'y'), (leaf as (...args: unknown[]) => string)(2, ['x', 'y'])] : [leaf].flat();

const whole = (locale: 'pt-BR' | 'en' | 'es', catalogue: object) => ({ ...catalogue, hooks: allHooks[locale], canned: allCanned[locale], desks: allDesks[locale] });
const first = whole('pt-BR', ptBR);

describe.each([['pt-BR', first], ['en', whole('en', en)], ['es', whole('es', es)]])('%s', (_name, catalogue) => {
  it('hasEveryKeyAndNoOther', () => expect(paths(catalogue)).toEqual(paths(first)));

  it('saysSomethingEverywhere', () => {
    for (const [path, leaf] of leaves(catalogue as unknown as Node)) {
      for (const words of said(leaf)) expect(words.trim(), path).not.toBe('');
    }
  });

  it('makesNoPromisesInTheGerund', () => {
    for (const [path, leaf] of leaves(catalogue as unknown as Node)) {
      for (const words of said(leaf)) expect(pointers(words), path).toEqual([]);
    }
  });
});

it('countsOneAndMany', () => {
  expect([ptBR.list.unreadCount(1), ptBR.list.unreadCount(1200)]).toEqual(['1 não lida', '1.200 não lidas']);
});
