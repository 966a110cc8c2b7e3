import { expect, it } from 'vitest';
import { parts } from './links';

it('addressesCanBeFollowedAndTheTextAroundThemStays', () => {
  expect(parts('veja https://a.b/c?d=1, ou www.x.com.br. Fale: eu@x.com!')).toEqual([
    { text: 'veja ' },
    { text: 'https://a.b/c?d=1', href: 'https://a.b/c?d=1', place: false },
    { text: ', ou ' },
    { text: 'www.x.com.br', href: 'https://www.x.com.br', place: false },
    { text: '. Fale: ' },
    { text: 'eu@x.com', href: 'mailto:eu@x.com', place: false },
    { text: '!' },
  ]);
});

it('aPlaceIsKnownAsAPlace', () => {
  expect(parts('https://www.google.com/maps?q=-23.5,-46.6')[0]).toMatchObject({ place: true });
});

it('noOtherSchemeBecomesALink', () => {
  expect(parts('javascript:alert(1) data:text/html,x')).toEqual([{ text: 'javascript:alert(1) data:text/html,x' }]);
});
