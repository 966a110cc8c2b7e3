/** The words of the person's locale. `t` is chosen once, before anything is drawn; changing it draws the page anew. */
import { ptBR, type Catalogue } from './pt-BR';

export type Locale = 'pt-BR' | 'en' | 'es';
export const locales: Record<Locale, string> = { 'pt-BR': 'Português', en: 'English', es: 'Español' };

const KEY = 'guiche.locale';
const others: Record<Exclude<Locale, 'pt-BR'>, () => Promise<Catalogue>> = {
  en: async () => (await import('./en')).en,
  es: async () => (await import('./es')).es,
};

export let t: Catalogue = ptBR;
export let locale: Locale = 'pt-BR';

/** The locale that the person chose in this browser, else the browser's, else Portuguese. */
export function preferred(): Locale {
  const wanted = [localStorage.getItem(KEY), ...navigator.languages];
  for (const tag of wanted) {
    const found = (Object.keys(locales) as Locale[]).find((l) => tag?.slice(0, 2) === l.slice(0, 2));
    if (found) return found;
  }
  return 'pt-BR';
}

export async function speak(wanted: Locale): Promise<void> {
  t = wanted === 'pt-BR' ? ptBR : await others[wanted]();
  locale = wanted;
  document.documentElement.lang = wanted;
}

export function choose(wanted: Locale): void {
  localStorage.setItem(KEY, wanted);
  location.reload();
}
