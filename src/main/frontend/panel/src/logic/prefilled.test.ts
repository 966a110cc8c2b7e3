import { expect, test } from 'vitest';
import { prefilled } from './prefilled';

const fields = [
  { key: 'produto', options: [] },
  { key: 'ambiente', options: [{ key: 'producao', label: 'Produção' }, { key: 'homologacao', label: 'Homologação' }] },
];

test('an answer fills the field of its name, an option by its key', () => {
  expect(prefilled(fields, [{ field: 'produto', answer: 'Emissor' }, { field: 'ambiente', answer: 'producao' }])).toEqual({ produto: 'Emissor', ambiente: 'producao' });
});

test('what is no option, and what nobody asks, is left out', () => {
  expect(prefilled(fields, [{ field: 'ambiente', answer: 'Teste' }, { field: 'cidade', answer: 'Maringá' }])).toEqual({});
});
