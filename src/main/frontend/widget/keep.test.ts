import { describe, expect, it } from 'vitest';
import { Keep, PageStorage } from './keep';

const message = (id: string, order: number) => ({ id, order, text: id, files: [] });

describe('what a browser keeps', () => {
  it('holds messages until they are dropped, over pages, in the order of writing', () => {
    const storage = new PageStorage();
    const first = new Keep('site', storage);
    first.add(message('b', 2));
    first.add(message('a', 1));
    const afterReload = new Keep('site', storage);
    expect(afterReload.unsent().map((m) => m.id)).toEqual(['a', 'b']);
    afterReload.drop('a');
    expect(first.unsent().map((m) => m.id)).toEqual(['b']);
  });

  it('lets two tabs write without losing each other’s messages', () => {
    const storage = new PageStorage();
    new Keep('site', storage).add(message('a', 1));
    new Keep('site', storage).add(message('b', 2));
    expect(new Keep('site', storage).unsent()).toHaveLength(2);
  });

  it('counts upwards even when the clock goes back', () => {
    const keep = new Keep('site', new PageStorage());
    expect(keep.nextOrder(1_000.7)).toBe(1_000);
    expect(keep.nextOrder(500)).toBe(1_001);
    expect(keep.nextOrder(5_000)).toBe(5_000);
  });

  it('keeps channels apart', () => {
    const storage = new PageStorage();
    new Keep('site', storage).token = 'x';
    expect(new Keep('outro', storage).token).toBeNull();
  });

  it('survives what somebody else wrote under its name', () => {
    const storage = new PageStorage();
    storage.setItem('guiche:site:m:1', '{broken');
    storage.setItem('guiche:site:m:2', '{}');
    expect(new Keep('site', storage).unsent()).toEqual([]);
  });

  it('leaves nothing when it forgets', () => {
    const storage = new PageStorage();
    const keep = new Keep('site', storage);
    keep.token = 'x';
    keep.draft = 'olá';
    keep.add(message('a', 1));
    storage.setItem('shop:cart', '1');
    keep.forget();
    expect(storage.length).toBe(1);
  });

  it('goes on when the browser refuses to keep', () => {
    const full = new PageStorage();
    full.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    expect(() => new Keep('site', full).add(message('a', 1))).not.toThrow();
  });
});
