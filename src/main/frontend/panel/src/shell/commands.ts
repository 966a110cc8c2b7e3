/** Every command of the panel: one list for the keys, the palette and the help. */
import { assign, current, isMine, isOpen, release, take } from '../state/actions';
import { api } from '../api/client';
import type { PresenceStatus } from '../api/types';
import { layout } from '../state/layout.svelte';
import { route, type Place } from '../state/route.svelte';
import { session } from '../state/session.svelte';
import { tried } from '../state/toasts.svelte';
import { ui } from '../state/ui.svelte';
import { t } from '../text';

export type Command = { name: string; group: string; keys?: string; act: () => void };

export async function be(status: PresenceStatus, reason?: string): Promise<void> {
  await tried(async () => {
    session.me = await api.setPresence(reason === undefined ? { status } : { status, reason });
  });
}

export const places = (): { place: Place; text: string; letter: string }[] => [
  { place: 'atendimentos', text: t.place.conversations, letter: 'a' },
  { place: 'chamados', text: t.place.tickets, letter: 'c' },
  { place: 'contatos', text: t.place.contacts, letter: 'p' },
  { place: 'conhecimento', text: t.knowledge.title, letter: 'k' },
  { place: 'busca', text: t.searching.title, letter: 'b' },
  ...(session.supervises
    ? [
        { place: 'supervisao' as const, text: t.care.title, letter: 'v' },
        { place: 'relatorios' as const, text: t.reports.title, letter: 'r' },
      ]
    : []),
  { place: 'ajustes', text: t.place.settings, letter: 's' },
];

/** What can be done now, where the person is. */
export function commands(): Command[] {
  const c = current();
  const here: Command[] = [];
  const group = t.palette.conversation;
  if (ui.compose) {
    here.push({ name: t.keys.reply, group, keys: 'r', act: () => ui.compose?.('reply') });
    here.push({ name: t.keys.note, group, keys: 'n', act: () => ui.compose?.('note') });
  }
  if (c && isOpen(c)) {
    if (!isMine(c)) here.push({ name: t.action.take, group, keys: 'a', act: () => void take(c) });
    here.push({ name: t.action.transfer, group, ...(isMine(c) ? { keys: 'a' } : {}), act: () => (ui.front = 'transfer') });
    here.push({ name: t.action.escalate, group, keys: 't', act: () => (ui.front = 'escalate') });
    here.push({ name: t.action.conclude, group, keys: 'e', act: () => (ui.front = 'conclude') });
    if (c.consultant) here.push({ name: t.action.release, group, act: () => void release(c) });
  }
  if (c || (route.place === 'chamados' && route.id !== null)) {
    here.push({ name: layout.contextShown ? t.context.hide : t.context.show, group, act: () => layout.toggleContext() });
  }
  const going = places().map(({ place, text, letter }) => ({ name: text, group: t.palette.go, keys: `g ${letter}`, act: () => route.go(place) }));
  if (ui.bell) going.push({ name: t.bell.title, group: t.palette.go, keys: 'g v', act: () => ui.bell?.() });
  const me: Command[] = (['available', 'busy', 'pause', 'offline'] as const).map((status) => ({
    name: `${t.presence.label}: ${t.presence[status]}`,
    group: t.palette.me,
    act: () => void be(status),
  }));
  const picking = ui.picking;
  const tickets: Command[] = [
    { name: t.newTicket.title, group: t.place.tickets, keys: 'c', act: () => (ui.front = 'new-ticket') },
    { name: t.call.title, group: t.place.tickets, keys: 'l', act: () => (ui.front = 'phone') },
    { name: t.board.title, group: t.place.tickets, keys: 'g q', act: () => route.go('chamados', 'quadro') },
    { name: t.plan.title, group: t.place.tickets, keys: 'g l', act: () => route.go('chamados', 'planejamento') },
    ...(picking ? [{ name: t.keys.pick, group: t.place.tickets, keys: 'x', act: () => picking.toggle() }] : []),
  ];
  return [
    ...here,
    ...tickets,
    { name: t.keys.search, group: t.palette.go, keys: '/', act: find },
    ...going,
    ...me,
    ...(['light', 'dark', 'system'] as const).map((theme) => ({ name: `${t.presence.theme}: ${t.presence[theme]}`, group: t.palette.me, act: () => layout.dress(theme) })),
    { name: t.keys.title, group: t.palette.me, keys: '?', act: () => (ui.front = 'keys') },
    { name: t.presence.logout, group: t.palette.me, act: () => void tried(() => session.logout()) },
  ];
}

/** The list's own field where there is one, else the box for everything. */
function find(): void {
  if (ui.search) ui.search();
  else route.go('busca');
}

let going = 0;

/** Acts on a key pressed outside text fields and dialogs. */
export function press(event: KeyboardEvent): void {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
    event.preventDefault();
    ui.front = ui.front === 'palette' ? null : 'palette';
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || ui.front !== null || occupied(event.target)) return;
  const act = meaning(event.key);
  if (!act) return;
  event.preventDefault();
  act();
}

/** No key acts inside a text field, a menu or a dialog. */
function occupied(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('input:not([type=range], [type=radio], [type=checkbox]), textarea, select, [contenteditable], [role=menu], [role=dialog], [role=listbox]') !== null
  );
}

function meaning(key: string): (() => void) | undefined {
  const c = current();
  const wentFirst = Date.now() - going < 1500;
  going = 0;
  if (wentFirst) {
    const place = places().find((p) => p.letter === key);
    if (place) return () => route.go(place.place);
    if (key === 'q') return () => route.go('chamados', 'quadro');
    if (key === 'v') return () => ui.bell?.();
    if (key === 'l') return () => route.go('chamados', 'planejamento');
  }
  const open = c && isOpen(c) ? c : null;
  const acts: Record<string, (() => void) | undefined> = {
    g: () => (going = Date.now()),
    j: () => ui.step?.(1),
    k: () => ui.step?.(-1),
    r: ui.compose ? () => ui.compose?.('reply') : undefined,
    n: ui.compose ? () => ui.compose?.('note') : undefined,
    t: open ? () => (ui.front = 'escalate') : undefined,
    e: open ? () => (ui.front = 'conclude') : undefined,
    a: open ? () => assign(open) : undefined,
    c: () => (ui.front = 'new-ticket'),
    l: () => (ui.front = 'phone'),
    x: ui.picking ? () => ui.picking?.toggle() : undefined,
    J: ui.picking ? () => ui.picking?.further(1) : undefined,
    K: ui.picking ? () => ui.picking?.further(-1) : undefined,
    '/': find,
    '?': () => (ui.front = 'keys'),
    Escape: ui.picking?.some() ? () => ui.picking?.none() : route.part !== null ? back : undefined,
  };
  return acts[key];
}

function back(): void {
  if (layout.middling && layout.contextOver) layout.contextOver = false;
  else route.back();
}
