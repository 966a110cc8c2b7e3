/** What must be written down before a ticket stands in a stage. */
import type { Workflow } from '../api/types';

type Rule = Workflow['stages'][number];
export type Need = 'solution' | 'reason' | 'planned' | 'promised';
export type Words = Partial<Record<Need, string>>;

/** As far as the screen knows; the server has the last word. */
export function needs(rule: Rule | undefined): Need[] {
  const all: [boolean | undefined, Need][] = [
    [rule?.needsSolution, 'solution'],
    [rule?.needsReason, 'reason'],
  ];
  return all.filter(([wanted]) => wanted).map(([, need]) => need);
}

/** The words that were given, without those that are empty. */
export function given(words: Words): Words {
  return Object.fromEntries(Object.entries(words).map(([need, text]) => [need, text.trim()]).filter(([, text]) => text !== ''));
}
