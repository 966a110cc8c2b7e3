/** What must be written down before a ticket stands in a stage, and what is asked when it is opened. */
import type { Role, Workflow, WorkflowField } from '../api/types';

type Rule = Workflow['stages'][number];
export type Need = Rule['needs'][number];
export type Words = Partial<Record<Need, string>>;

/**
 * As far as the screen knows; the server has the last word. What is already known of a ticket
 * (`planned`, `promised`) is not asked again.
 */
export function needs(rule: Rule | undefined, ticket?: { category?: { key: string }; planned?: string; promised?: string }): Need[] {
  const all = new Set([...(rule?.needs ?? []), ...(rule?.needsOf[ticket?.category?.key ?? ''] ?? [])]);
  return [...all].filter((need) => !((need === 'planned' && ticket?.planned) || (need === 'promised' && ticket?.promised)));
}

/** The words that were given, without those that are empty. */
export function given(words: Words): Words {
  return Object.fromEntries(Object.entries(words).map(([need, text]) => [need, text.trim()]).filter(([, text]) => text !== ''));
}

/** What somebody of this role is asked when a ticket of this category is opened. */
export function asked(workflow: Workflow | undefined, category: string, role: Role): WorkflowField[] {
  return (workflow?.fields ?? []).filter((field) => field.by.includes(role) && (field.categories === undefined || field.categories.includes(category)));
}

/** Whether something that must be answered is not. */
export function unanswered(fields: readonly WorkflowField[], answers: Record<string, string>): boolean {
  return fields.some((field) => field.required && (answers[field.key] ?? '').trim() === '');
}

/** The answers to what is asked, and to nothing else. */
export function answered(fields: readonly WorkflowField[], answers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(fields.map((field) => [field.key, (answers[field.key] ?? '').trim()]).filter(([, text]) => text !== ''));
}
