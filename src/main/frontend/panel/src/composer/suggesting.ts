/** What to offer at the caret. */
import { mentionAt, plain, shortcutAt } from '../logic/variables';
import { panel } from '../state/panel.svelte';
import { session } from '../state/session.svelte';
import type { Suggestion } from './Suggest.svelte';

export type Suggesting = { kind: 'canned' | 'mention'; query: string; items: Suggestion[] };

export function suggestions(text: string, caret: number, note: boolean, desk: number, filled: (words: string) => string): Suggesting | null {
  const named = note ? mentionAt(text, caret) : null;
  if (named !== null) return { kind: 'mention', query: named, items: colleagues(named) };
  const shortcut = note ? null : shortcutAt(text, caret);
  if (shortcut !== null) return { kind: 'canned', query: shortcut, items: replies(shortcut, desk, filled) };
  return null;
}

function colleagues(query: string): Suggestion[] {
  return panel()
    .consultants.filter((c) => c.enabled && c.id !== session.me.id && plain(c.name).includes(plain(query)))
    .slice(0, 8)
    .map((c) => ({ id: c.id, title: c.name, hint: '', preview: null }));
}

/** Those whose shortcut begins so come first, then those whose title has the words. */
function replies(query: string, desk: number, filled: (words: string) => string): Suggestion[] {
  const wanted = plain(query);
  return panel()
    .canned.filter((r) => r.desk === undefined || r.desk === desk)
    .map((r) => ({ r, rank: plain(r.shortcut).startsWith(wanted) ? 0 : plain(r.title).includes(wanted) ? 1 : 2 }))
    .filter(({ rank }) => rank < 2)
    .sort((a, b) => a.rank - b.rank || a.r.shortcut.localeCompare(b.r.shortcut))
    .slice(0, 20)
    .map(({ r }) => ({ id: r.id, title: r.title, hint: `/${r.shortcut}`, preview: filled(r.text) }));
}
