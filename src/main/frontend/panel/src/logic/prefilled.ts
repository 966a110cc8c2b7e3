/** What a customer answered before the queue answers what a ticket of it would ask. */
import type { Conversation, WorkflowField } from '../api/types';

type Field = Pick<WorkflowField, 'key' | 'options'>;
type Answered = Pick<Conversation['triage'][number], 'field' | 'answer'>;

const same = (a: string, b: string) => a.localeCompare(b, undefined, { sensitivity: 'base' }) === 0;

/** By the keys of the fields; an answer that is none of a field's options is left out. */
export function prefilled(fields: readonly Field[], triage: readonly Answered[]): Record<string, string> {
  const known: Record<string, string> = {};
  for (const field of fields) {
    const said = triage.find((one) => one.field === field.key)?.answer;
    if (said === undefined) continue;
    const value = field.options.length === 0 ? said.slice(0, 500) : field.options.find((o) => same(o.key, said) || same(o.label, said))?.key;
    if (value !== undefined) known[field.key] = value;
  }
  return known;
}
