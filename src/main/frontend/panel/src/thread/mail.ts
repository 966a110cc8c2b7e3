/**
 * A mail's HTML once more through a strict list: structure and words, no styles, no scripts, no forms. Pictures from
 * elsewhere are held back until somebody asks for them, because loading one tells its sender that the mail was opened.
 */
import DOMPurify from 'dompurify';
import type { Attachment } from '../api/types';

const TAGS = [
  'a', 'b', 'blockquote', 'br', 'caption', 'code', 'dd', 'del', 'div', 'dl', 'dt', 'em', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr',
  'i', 'img', 'ins', 'li', 'ol', 'p', 'pre', 's', 'span', 'strong', 'sub', 'sup', 'table', 'tbody', 'td', 'tfoot', 'th', 'thead',
  'tr', 'u', 'ul',
];
const ATTRIBUTES = ['alt', 'colspan', 'data-src', 'href', 'rowspan', 'src', 'start'];

export type Mail = { body: DocumentFragment; held: number };

export function render(html: string, attachments: readonly Attachment[], remote: boolean): Mail {
  const body = DOMPurify.sanitize(html, {
    ALLOWED_TAGS: TAGS,
    ALLOWED_ATTR: ATTRIBUTES,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    ALLOWED_URI_REGEXP: /^(?:https?:|mailto:|tel:|cid:)/i,
    RETURN_DOM_FRAGMENT: true,
  });
  let held = 0;
  for (const picture of body.querySelectorAll('img')) {
    const source = picture.dataset.src ?? picture.getAttribute('src') ?? '';
    picture.removeAttribute('data-src');
    const own = attachments.find((a) => a.contentId && source === `cid:${a.contentId}`);
    if (own) picture.src = own.url;
    else if (!/^https?:/i.test(source)) picture.remove();
    else if (!remote) {
      picture.replaceWith(...(picture.alt ? [document.createTextNode(picture.alt)] : []));
      held++;
    } else picture.src = source;
    picture.loading = 'lazy';
    picture.referrerPolicy = 'no-referrer';
    if (!picture.hasAttribute('alt')) picture.alt = '';
  }
  for (const link of body.querySelectorAll('a')) {
    link.target = '_blank';
    link.rel = 'noreferrer noopener';
  }
  return { body, held };
}
