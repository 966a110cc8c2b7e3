export interface Piece {
  text: string;
  href?: string;
}

const LINK = /\bhttps?:\/\/[^\s<>"']+|\bwww\.[^\s<>"']+\.[^\s<>"']+/gi;

/** Text cut into plain pieces and links; only http and https ever become one. */
export function pieces(text: string): Piece[] {
  const found: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(LINK)) {
    const link = withoutTail(match[0]);
    if (match.index > end) found.push({ text: text.slice(end, match.index) });
    found.push({ text: link, href: /^https?:/i.test(link) ? link : `https://${link}` });
    end = match.index + link.length;
  }
  if (end < text.length) found.push({ text: text.slice(end) });
  return found;
}

/** What ends a sentence does not belong to the link; a bracket does only if it was opened in it. */
function withoutTail(link: string): string {
  let cut = link.replace(/[.,;:!?…]+$/, '');
  while (cut.endsWith(')') && cut.split('(').length < cut.split(')').length) {
    cut = cut.slice(0, -1).replace(/[.,;:!?…]+$/, '');
  }
  return cut;
}
