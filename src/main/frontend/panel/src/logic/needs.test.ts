import { describe, expect, it } from 'vitest';
import type { Workflow } from '../api/types';
import { answered, asked, given, needs, unanswered } from './needs';

const rule = { needs: ['planned'], needsOf: { fiscal: ['promised'] } } as unknown as Workflow['stages'][number];

describe('what must be written down', () => {
  it('is what the stage says, and what it says of the category', () => {
    expect(needs(rule, { category: { key: 'duvida' } })).toEqual(['planned']);
    expect(needs(rule, { category: { key: 'fiscal' } })).toEqual(['planned', 'promised']);
    expect(needs(undefined)).toEqual([]);
  });

  it('is not asked again where it is known', () => {
    expect(needs(rule, { category: { key: 'fiscal' }, planned: '4.2' })).toEqual(['promised']);
  });

  it('leaves out what was left empty', () => {
    expect(given({ solution: ' feito ', reason: '  ' })).toEqual({ solution: 'feito' });
  });
});

describe('what is asked at opening', () => {
  const workflow = {
    fields: [
      { key: 'produto', required: true, by: ['customer', 'consultant'] },
      { key: 'nota', required: false, by: ['consultant'], categories: ['fiscal'] },
      { key: 'placar', required: true, by: ['customer'] },
    ],
  } as unknown as Workflow;

  it('depends on who opens it, and on the category', () => {
    expect(asked(workflow, 'duvida', 'consultant').map((f) => f.key)).toEqual(['produto']);
    expect(asked(workflow, 'fiscal', 'consultant').map((f) => f.key)).toEqual(['produto', 'nota']);
  });

  it('may not be left open where it is required', () => {
    const fields = asked(workflow, 'fiscal', 'consultant');
    expect(unanswered(fields, { nota: '1' })).toBe(true);
    expect(unanswered(fields, { produto: ' ' })).toBe(true);
    expect(unanswered(fields, { produto: 'ERP' })).toBe(false);
    expect(answered(fields, { produto: 'ERP', nota: '', placar: 'x' })).toEqual({ produto: 'ERP' });
  });
});
