/** The words in the first of the browser's languages that we speak. */
import { en } from './en';
import { es } from './es';
import { ptBR, type Words } from './pt-BR';

const spoken: Record<string, Words> = { pt: ptBR, en, es };

export function wordsFor(languages: readonly string[]): Words {
  for (const language of languages) {
    const words = spoken[language.slice(0, 2).toLowerCase()];
    if (words) return words;
  }
  return ptBR;
}

export const t: Words = wordsFor(navigator.languages);

const days = new Intl.DateTimeFormat(t.tag, { dateStyle: 'medium' });
const times = new Intl.DateTimeFormat(t.tag, { dateStyle: 'medium', timeStyle: 'short' });

export const day = (at: string) => days.format(new Date(at));
export const time = (at: string) => times.format(new Date(at));
/** A day without a time, which no time zone may move. */
export const date = (iso: string) => days.format(new Date(`${iso}T12:00:00`));

export function bytes(n: number): string {
  const [value, unit] = n < 1e6 ? [n / 1e3, 'kB'] : [n / 1e6, 'MB'];
  return `${value.toLocaleString(t.tag, { maximumFractionDigits: 1 })} ${unit}`;
}
