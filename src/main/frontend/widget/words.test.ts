import { describe, expect, it } from 'vitest';
import { bytes } from './bytes';
import { isEmail } from './email';
import { language } from './words';

describe('words', () => {
  it('follow the first wish that we speak', () => {
    expect(language(['de-DE', 'en-GB', 'pt']).locale).toBe('en');
    expect(language(['ja']).locale).toBe('pt-BR');
    expect(language(['es-AR']).say('send')).toBe('Enviar');
  });

  it('take their values', () => {
    expect(language(['pt']).say('queuedAt', { n: 3 })).toBe('Você é o 3º da fila');
  });

  it('have the same blanks in every language', () => {
    const blanks = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
    const [pt, en, es] = ['pt', 'en', 'es'].map((tongue) => language([tongue]).say);
    for (const word of ['openUnread', 'withYou', 'queuedAt', 'uploading', 'tooLarge', 'byEmailSaid'] as const) {
      expect(blanks(en!(word))).toEqual(blanks(pt!(word)));
      expect(blanks(es!(word))).toEqual(blanks(pt!(word)));
    }
  });
});

it('says sizes as people do', () => {
  expect(bytes(340_000, 'pt-BR')).toBe('340 kB');
  expect(bytes(2_530_000, 'pt-BR')).toBe('2,5 MB');
  expect(bytes(3, 'en')).toBe('1 kB');
});

it('knows an e-mail address when a person typed one', () => {
  expect(isEmail(' ana@empresa.com.br ')).toBe(true);
  for (const wrong of ['ana', 'ana@empresa', 'ana@@b.c', 'a b@c.de', 'ana@b.c\nBcc: x']) expect(isEmail(wrong)).toBe(false);
});
