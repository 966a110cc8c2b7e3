/** What a consultant does with a conversation, told afterwards in a few words. */
import { api } from '../api/client';
import type { ConversationSummary } from '../api/types';
import { t } from '../text';
import { panel } from './panel.svelte';
import { route } from './route.svelte';
import { session } from './session.svelte';
import { toasts, tried } from './toasts.svelte';
import { ui } from './ui.svelte';

export const isMine = (c: ConversationSummary) => c.consultant?.id === session.me.id;
export const isOpen = (c: ConversationSummary) => c.state !== 'closed';

/** The conversation in the address, as far as it is known. */
export function current(): ConversationSummary | null {
  if (route.place !== 'atendimentos' || route.id === null) return null;
  return panel().inbox.known.get(route.id) ?? null;
}

export async function take(c: ConversationSummary): Promise<void> {
  await tried(async () => {
    panel().inbox.receive(await api.take(c.id));
    toasts.say(t.action.taken);
    ui.compose?.('reply');
  });
}

export async function release(c: ConversationSummary): Promise<void> {
  await tried(async () => {
    panel().inbox.receive(await api.release(c.id));
    toasts.say(t.action.released);
  });
}

/** One key for both: what nobody has is taken, what I have is handed on. */
export function assign(c: ConversationSummary): void {
  if (!isOpen(c)) return;
  if (isMine(c)) ui.front = 'transfer';
  else void take(c);
}
