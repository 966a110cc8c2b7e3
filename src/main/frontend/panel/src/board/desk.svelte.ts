/** Which desk's board is looked at; remembered in this browser. */
import { quietly } from '../logic/drafts';
import { session } from '../state/session.svelte';

const KEY = 'guiche.board.desk';

class Chosen {
  #desk = $state<number | null>(Number(localStorage.getItem(KEY)) || null);

  /** Null for somebody who works for no desk. */
  get desk(): number | null {
    const mine = session.supervises ? session.organization.desks.filter((d) => d.enabled) : session.me.desks;
    return (mine.find((d) => d.id === this.#desk) ?? mine[0])?.id ?? null;
  }

  choose(desk: number): void {
    this.#desk = desk;
    quietly(() => localStorage.setItem(KEY, String(desk)));
  }
}

export const chosen = new Chosen();
