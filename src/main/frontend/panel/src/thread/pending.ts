/** What I have sent and nobody has confirmed, in the shape of an entry: it stands in the thread at once, pale. */
import type { Outgoing } from '../logic/outbox';
import type { Entry, Me } from '../api/types';

export type Shown = Entry & { outgoing?: Outgoing };

export function pale(item: Outgoing, index: number, me: Me): Shown {
  return {
    id: -1 - index,
    timeline: 0,
    position: Number.MAX_SAFE_INTEGER,
    kind: item.kind,
    author: { type: 'consultant', id: me.id, name: me.name },
    text: item.text,
    attachments: item.files.map((file) => ({ ...file, state: 'stored' as const, url: `/api/v1/attachments/${file.id}` })),
    automatic: false,
    thirdParty: false,
    visible: item.kind === 'message',
    at: item.at,
    clientKey: item.clientKey,
    outgoing: item,
  };
}
