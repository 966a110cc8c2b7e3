import { describe, expect, it } from 'vitest';
import type { TicketSummary } from '../api/types';
import { asQuery, asView, EVERYTHING, fits, narrowed, sorted, type TicketView } from './tickets';

const view = (change: Partial<TicketView> = {}): TicketView => ({ ...EVERYTHING, tab: 'open', q: '', ...change });
const ticket = (change: Partial<TicketSummary> = {}) =>
  ({ id: 1, priority: 1, rank: 1, desk: { id: 7, label: 'Suporte' }, stage: { key: 'fila' }, openedAt: '2026-01-01T10:00:00Z', ...change }) as TicketSummary;

describe('the view of the ticket list', () => {
  it('comes back from a kept filter as it was', () => {
    for (const kept of [
      view(),
      view({ tab: 'mine', sort: 'priority' }),
      view({ tab: 'closed', q: 'nota', company: 12 }),
      view({ desk: 7, stage: 'fila', category: 'problema', priority: 0, assignee: 3, sort: 'oldest' }),
      view({ assignee: 'none' }),
      view({ tag: 'boleto', deadline: 'risk', sort: 'due' }),
    ]) {
      expect(asView(asQuery(kept))).toEqual(kept);
    }
  });

  it('reads rubbish as nothing', () => {
    expect(asView({ desk: 'x', priority: '-1', sort: 'never', assignee: '?' })).toEqual(view());
  });

  it('knows when it is narrowed', () => {
    expect(narrowed(view({ q: 'nota' }))).toBe(false);
    expect(narrowed(view({ priority: 0 }))).toBe(true);
  });

  it('takes in what fits and nothing else', () => {
    expect(fits(ticket(), view(), 3)).toBe(true);
    expect(fits(ticket({ closedAt: '2026-01-02T10:00:00Z' }), view(), 3)).toBe(false);
    expect(fits(ticket(), view({ tab: 'mine' }), 3)).toBe(false);
    expect(fits(ticket({ assignee: { id: 3, name: 'Ana' } }), view({ tab: 'mine' }), 3)).toBe(true);
    expect(fits(ticket({ assignee: { id: 3, name: 'Ana' } }), view({ assignee: 'none' }), 3)).toBe(false);
    expect(fits(ticket(), view({ stage: 'cliente' }), 3)).toBe(false);
    expect(fits(ticket(), view({ desk: 8 }), 3)).toBe(false);
    expect(fits(ticket(), view({ deadline: 'risk' }), 3)).toBe(false);
    expect(fits(ticket({ deadline: { aim: 'solution', state: 'warn', dueAt: '2026-01-02T10:00:00Z', leftSeconds: 60 } }), view({ deadline: 'risk' }), 3)).toBe(true);
    expect(fits(ticket({ priority: 3 }), view({ priority: 3 }), 3)).toBe(true);
  });

  it('lines up by pressure and then by age', () => {
    const items = [ticket({ id: 1, priority: 1 }), ticket({ id: 2, priority: 3, rank: 4 }), ticket({ id: 3, priority: 3, rank: 2 }), ticket({ id: 4, priority: 3, rank: 2 })];
    expect(sorted(items, 'priority').map((i) => i.id)).toEqual([3, 4, 2, 1]);
    const due = (id: number, dueAt: string, state: 'fine' | 'stopped') => ticket({ id, deadline: { aim: 'solution', state, dueAt, leftSeconds: 60 } });
    const pressed = [ticket({ id: 1 }), due(2, '2026-01-01T10:00:00Z', 'stopped'), due(3, '2026-01-03T10:00:00Z', 'fine'), due(4, '2026-01-02T10:00:00Z', 'fine')];
    expect(sorted(pressed, 'due').map((i) => i.id)).toEqual([4, 3, 2, 1]);
    expect(sorted(items, 'oldest').map((i) => i.id)).toEqual([1, 2, 3, 4]);
  });
});
