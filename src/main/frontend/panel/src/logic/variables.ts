/** Canned replies speak to one customer: `{primeiro_nome}` and its kin are filled in before they are sent. */

export type Facts = { name: string; protocol: string; desk: string; consultant: string; hour: number; locale: string };

/** In the organization's language, whatever the consultant reads the panel in. */
const GREETINGS: Record<string, readonly [string, string, string]> = {
  pt: ['Bom dia', 'Boa tarde', 'Boa noite'],
  en: ['Good morning', 'Good afternoon', 'Good evening'],
  es: ['Buenos días', 'Buenas tardes', 'Buenas noches'],
};

export function fill(text: string, facts: Facts): string {
  const greetings = GREETINGS[facts.locale.slice(0, 2)] ?? GREETINGS.pt!;
  const values: Record<string, string> = {
    nome: facts.name,
    primeiro_nome: firstName(facts.name),
    saudacao: greetings[facts.hour < 5 ? 2 : facts.hour < 12 ? 0 : facts.hour < 18 ? 1 : 2],
    protocolo: facts.protocol,
    setor: facts.desk,
    atendente: facts.consultant,
  };
  return text.replace(/\{(\w+)\}/g, (whole, key: string) => values[key] ?? whole);
}

export function firstName(name: string): string {
  return name.trim().split(/\s+/)[0] ?? '';
}

/** Up to two letters to stand for a name; nothing for a bare number or address. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter((word) => /^\p{L}/u.test(word));
  const first = words[0]?.[0] ?? '';
  const last = words.length > 1 ? (words.at(-1)?.[0] ?? '') : '';
  return (first + last).toLocaleUpperCase();
}

/** The shortcut being typed: `/bom` gives `bom`; null when the text is something else. */
export function shortcutAt(text: string, caret: number): string | null {
  const match = /^\/(\S*)$/.exec(text.slice(0, caret));
  return match ? match[1]! : null;
}

/** The colleague being named before the caret: `veja @ma` gives `ma`; null when there is none. */
export function mentionAt(text: string, caret: number): string | null {
  const match = /(?:^|\s)@([\p{L}\p{N}]*)$/u.exec(text.slice(0, caret));
  return match ? match[1]! : null;
}

/** Compares without case and accents. */
export function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
