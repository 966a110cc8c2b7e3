import { describe, expect, it } from 'vitest';
import { pieces } from './links';

const links = (text: string) => pieces(text).filter((piece) => piece.href);

describe('links', () => {
  it('are cut out of the text and nothing is lost', () => {
    const text = 'Veja https://a.example/x?y=1 e www.b.example.br, sim?';
    expect(pieces(text).map((piece) => piece.text).join('')).toBe(text);
    expect(links(text).map((piece) => piece.href)).toEqual(['https://a.example/x?y=1', 'https://www.b.example.br']);
  });

  it('do not take the end of the sentence with them', () => {
    expect(links('(https://a.example/x).')[0]!.href).toBe('https://a.example/x');
    expect(links('https://a.example/x_(y)!')[0]!.href).toBe('https://a.example/x_(y)');
  });

  it('are never anything but http', () => {
    expect(links('javascript:alert(1) data:text/html,x file:///etc ftp://a.example')).toEqual([]);
  });
});
