/** What /sandbox/api tells of the customers' phones. */

export interface FileSign {
  name: string;
  mediaType: string;
  size: number;
}

export interface Line {
  id: string;
  mine: boolean;
  text: string;
  subject?: string;
  file?: FileSign;
  answers?: string;
  at: number;
  buttons: string[];
}

export interface Customer {
  id: string;
  name: string;
  address: string;
  lines: Line[];
  typing: number;
}

export interface Handset {
  channel: string;
  app: 'telegram' | 'whatsapp' | 'email';
  desk: string;
  away: boolean;
  customers: Customer[];
}

/** An order for the provider's stand-in, by its name in the address. */
export type Order =
  | 'redeliver'
  | 'twice'
  | 'late'
  | 'swapped'
  | 'too-many'
  | 'broken'
  | 'cut-before'
  | 'cut-after'
  | 'slow'
  | 'away'
  | 'back'
  | 'calm';

const API = '/sandbox/api/phones';
const OURS = { 'X-Requested-With': 'guiche' };

let tag = '';

/** All phones; null when nothing has changed since the last call. */
export async function read(): Promise<Handset[] | null> {
  const answer = await fetch(API, { headers: tag ? { 'If-None-Match': tag } : {}, cache: 'no-store' });
  if (answer.status === 304) return null;
  if (!answer.ok) throw new Error(String(answer.status));
  tag = answer.headers.get('ETag') ?? '';
  return (await answer.json()) as Handset[];
}

/** With whom the panel's door opens; null where there are no demo accounts. */
export async function login(): Promise<{ email: string; password: string } | null> {
  const answer = await fetch('/sandbox/api/login');
  return answer.ok ? ((await answer.json()) as { email: string; password: string } | null) : null;
}

export function write(handset: Handset, customer: Customer, said: { text: string; subject?: string; answers?: string; pressed?: boolean }): Promise<void> {
  return post(`${of(handset, customer)}/messages`, JSON.stringify(said), 'application/json');
}

export function send(handset: Handset, customer: Customer, file: File, said: { text: string; subject?: string; answers?: string }): Promise<void> {
  const query = new URLSearchParams({ name: file.name, caption: said.text });
  if (said.subject) query.set('subject', said.subject);
  if (said.answers) query.set('answers', said.answers);
  return post(`${of(handset, customer)}/files?${query}`, file, file.type || 'application/octet-stream');
}

export function look(handset: Handset, customer: Customer): Promise<void> {
  return post(`${of(handset, customer)}/look`, '', 'text/plain');
}

export function order(handset: Handset, what: Order): Promise<void> {
  return post(`${API}/${handset.channel}/orders/${what}`, '', 'text/plain');
}

export async function add(handset: Handset, name: string): Promise<Customer> {
  const answer = await ask(`${API}/${handset.channel}/customers`, JSON.stringify({ name }), 'application/json');
  return (await answer.json()) as Customer;
}

export function fileAddress(handset: Handset, customer: Customer, line: Line): string {
  return `${of(handset, customer)}/files/${encodeURIComponent(line.id)}`;
}

function of(handset: Handset, customer: Customer): string {
  return `${API}/${handset.channel}/customers/${encodeURIComponent(customer.id)}`;
}

async function post(address: string, body: BodyInit, type: string): Promise<void> {
  await ask(address, body, type);
}

async function ask(address: string, body: BodyInit, type: string): Promise<Response> {
  const answer = await fetch(address, { method: 'POST', body, headers: { ...OURS, 'Content-Type': type } });
  if (!answer.ok) {
    const problem = (await answer.json().catch(() => ({}))) as { detail?: string };
    throw new Error(problem.detail ?? `O gateway respondeu ${answer.status}.`);
  }
  return answer;
}
