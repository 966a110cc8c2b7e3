import { describe, expect, it } from 'vitest';
import type { BoardColumn, TicketSummary, Workflow } from '../api/types';
import { append, neighbour, place } from './board';

const rules = [
  { key: 'fila', orderedBy: 'priority', next: ['feito'] },
  { key: 'feito', orderedBy: 'age', next: [] },
] as unknown as Workflow['stages'];
const card = (id: number, stage: string, priority = 1) => ({ id, priority, stage: { key: stage }, openedAt: '' }) as TicketSummary;
const column = (key: string, items: TicketSummary[], change: Partial<BoardColumn> = {}): BoardColumn =>
  ({ stage: { key }, count: items.length, items, more: false, ...change }) as BoardColumn;
const shown = (columns: BoardColumn[]) => columns.map((c) => [c.count, ...c.items.map((i) => i.id)]);

describe('the board', () => {
  const columns = [column('fila', [card(1, 'fila', 3), card(2, 'fila')]), column('feito', [])];

  it('moves a card and counts it where it is', () => {
    expect(shown(place(columns, card(1, 'feito'), undefined, rules))).toEqual([[1, 2], [1, 1]]);
  });

  it('lines a new card up by the rule of its stage', () => {
    expect(shown(place(columns, card(3, 'fila', 2), undefined, rules))).toEqual([[3, 1, 3, 2], [0]]);
  });

  it('does not count twice what it only hears of again', () => {
    expect(shown(place(columns, card(2, 'fila', 3), card(2, 'fila'), rules))).toEqual([[2, 1, 2], [0]]);
  });

  it('leaves what stands behind the last one shown to the count', () => {
    const long = [column('fila', [card(1, 'fila', 3)], { count: 9, more: true }), column('feito', [])];
    expect(shown(place(long, card(8, 'fila', 0), card(8, 'feito', 0), rules))[0]).toEqual([10, 1]);
  });

  it('adds a page without repeating', () => {
    const longer = append(columns[0]!, [card(2, 'fila'), card(4, 'fila')], false);
    expect(longer.items.map((i) => i.id)).toEqual([1, 2, 4]);
  });

  it('is walked by the arrows', () => {
    expect(neighbour(columns, 1, 'ArrowDown')).toBe(2);
    expect(neighbour(columns, 1, 'ArrowUp')).toBe(null);
    expect(neighbour(columns, 2, 'ArrowRight')).toBe(null);
    const two = [...columns.slice(0, 1), column('meio', []), column('feito', [card(9, 'feito')])];
    expect(neighbour(two, 2, 'ArrowRight')).toBe(9);
    expect(neighbour(two, 9, 'ArrowLeft')).toBe(1);
  });
});
