import { expect, it } from 'vitest';
import type { Entry } from '../api/types';
import { tell } from './events';

const event = (event: { type: string } & Record<string, unknown>, author: Entry['author'] = { type: 'system' }) =>
  tell({ event, author, text: '' } as unknown as Entry);

it('whatIsDoneToATicketIsSaidInWords', () => {
  const ana: Entry['author'] = { type: 'consultant', id: 1, name: 'Ana' };
  expect(event({ type: 'task-done', text: 'Ligar' }, ana).text).toBe('Ana deu baixa na tarefa “Ligar”');
  expect(event({ type: 'tagged', added: ['nfe'], removed: ['sat'] }, ana).text).toBe('Ana mudou as etiquetas, pôs nfe, tirou sat');
  expect(event({ type: 'transferred', desk: 2, label: 'Financeiro' }, ana).text).toBe('Ana transferiu para Financeiro');
  expect(event({ type: 'appointment-set', kind: 'visit', at: '2026-11-25T13:00:00Z' }).text).toMatch(/^Agendamento: Visita, 25\/11\/2026/);
});
