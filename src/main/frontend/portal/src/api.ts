/** One way to the gateway: JSON in, JSON out; a refusal is a {@link Refused} with words for the customer. */
import type { components } from '../../panel/src/api/schema';
import { t } from './text';

type Schemas = components['schemas'];
export type House = Schemas['Portal'];
export type Customer = Schemas['Customer'];
export type Mails = Schemas['MailWishes'];
export type Form = Schemas['OpeningForm'];
export type DeskChoice = Schemas['DeskChoice'];
export type Place = Schemas['FormPlace'];
export type Said = Schemas['FormAnswers'][number];
export type Row = Schemas['TheirTicket'];
export type Page = Schemas['TheirTicketPage'];
export type Entry = Schemas['TheirEntry'];
export type Kept = Schemas['Upload'];

const BASE = '/api/v1/portal';

export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
    /** What is wrong with which answer, by the fields' keys. */
    readonly fields: Record<string, string> = {},
  ) {
    super(words(status, code, detail));
  }
}

/** What the gateway says in the reader's language. */
const TOLD = ['file-not-taken', 'gate-refused'];

/** Our own words for what happens often; the gateway's, which are Portuguese, for the rest. */
function words(status: number, code: string, detail: string): string {
  const ours = (t.errors as Record<string, string>)[code];
  if (ours) return ours;
  if (TOLD.includes(code) && detail) return detail;
  if (status === 0) return t.errors.offline;
  return t.tag === 'pt-BR' && detail ? detail : t.errors.other;
}

export async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
  const file = body instanceof Blob;
  const headers: Record<string, string> = { 'X-Requested-With': 'guiche', 'Accept-Language': t.tag };
  if (body !== undefined) headers['Content-Type'] = file ? body.type || 'application/octet-stream' : 'application/json';
  const content = body === undefined ? null : file ? body : JSON.stringify(body);
  let response: Response;
  let text: string;
  try {
    response = await fetch(BASE + path, { method, headers, body: content, credentials: 'same-origin' });
    text = await response.text();
  } catch {
    throw new Refused(0, 'offline', '');
  }
  if (!response.ok) throw refused(response.status, text);
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

function refused(status: number, text: string): Refused {
  try {
    const problem = JSON.parse(text) as { code?: string; detail?: string; errors?: { at: string; message: string }[] };
    const faults = problem.errors ?? [];
    const fields = Object.fromEntries(faults.flatMap(({ at, message }) => (at.startsWith('/fields/') ? [[at.slice(8), message]] : [])));
    return new Refused(status, Object.keys(fields).length > 0 ? 'wrong-fields' : (problem.code ?? ''), faults[0]?.message ?? problem.detail ?? '', fields);
  } catch {
    return new Refused(status, '', '');
  }
}

export const fileUrl = (id: number) => `${BASE}/files/${id}`;

export const say = (failure: unknown) => (failure instanceof Error ? failure.message : t.errors.other);
