/** Filters of the list that a person has named and kept, in this browser. */
import { quietly } from '../logic/drafts';
import type { View } from '../logic/inbox';

export type SavedFilter = { name: string; view: View };
const KEY = 'guiche.filters';

class Filters {
  saved = $state.raw<SavedFilter[]>(read());

  keep(name: string, view: View): void {
    this.#write([...this.saved.filter((f) => f.name !== name), { name, view }]);
  }

  forget(name: string): void {
    this.#write(this.saved.filter((f) => f.name !== name));
  }

  #write(saved: SavedFilter[]): void {
    this.saved = saved;
    quietly(() => localStorage.setItem(KEY, JSON.stringify(saved)));
  }
}

function read(): SavedFilter[] {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '[]') as SavedFilter[];
  } catch {
    return [];
  }
}

export const filters = new Filters();
