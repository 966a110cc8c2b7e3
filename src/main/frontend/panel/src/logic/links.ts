/** What in a text can be followed: addresses of the web, of mail, and places on a map. */

export type Part = { text: string; href?: string; place?: boolean };

const LINK = /\bhttps?:\/\/[^\s<>"]+|\bwww\.[^\s<>"]+\.[^\s<>"]+|\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b/giu;
const MAP = /^https:\/\/(?:www\.)?(?:google\.com\/maps|maps\.google\.com|openstreetmap\.org)\b/i;

export function parts(text: string): Part[] {
  const found: Part[] = [];
  let end = 0;
  for (const match of text.matchAll(LINK)) {
    const word = match[0].replace(/[.,;:!?)\]}'’”]+$/u, '');
    if (match.index > end) found.push({ text: text.slice(end, match.index) });
    found.push({ text: word, href: address(word), place: MAP.test(word) });
    end = match.index + word.length;
  }
  if (end < text.length) found.push({ text: text.slice(end) });
  return found;
}

function address(word: string): string {
  if (/^https?:/i.test(word)) return word;
  return word.toLowerCase().startsWith('www.') ? `https://${word}` : `mailto:${word}`;
}
