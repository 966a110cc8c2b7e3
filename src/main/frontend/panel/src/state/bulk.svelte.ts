/** One change to many tickets: each goes by itself, and each says what became of it. */
import type { Ticket } from '../api/types';
import { panel } from './panel.svelte';
import { explain, toasts } from './toasts.svelte';
import { t } from '../text';

export type Outcome = { id: number; title: string; protocol: string; wrong: string | null };
const AT_ONCE = 4;

class Bulk {
  done = $state(0);
  total = $state(0);
  /** What became of the last change, where something was refused. */
  told = $state.raw<{ what: string; outcomes: Outcome[] } | null>(null);

  get busy(): boolean {
    return this.done < this.total;
  }

  /** Changes all that are picked. Those that were refused stay picked. */
  async run(what: string, act: (id: number) => Promise<Ticket>): Promise<void> {
    const tickets = panel().tickets;
    const ids = [...tickets.picked.ids];
    this.done = 0;
    this.total = ids.length;
    const outcomes: Outcome[] = [];
    const left = [...ids];
    const work = async () => {
      for (let id = left.shift(); id !== undefined; id = left.shift()) {
        outcomes.push(await this.#one(id, act));
        this.done++;
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    const refused = outcomes.filter((o) => o.wrong !== null);
    tickets.picked = { ids: new Set(refused.map((o) => o.id)), at: null };
    if (refused.length === 0) toasts.say(t.bulk.done(ids.length, what));
    else this.told = { what, outcomes: outcomes.sort((a, b) => Number(a.wrong === null) - Number(b.wrong === null)) };
  }

  async #one(id: number, act: (id: number) => Promise<Ticket>): Promise<Outcome> {
    const known = panel().tickets.known.get(id);
    const about = { id, title: known?.title ?? '', protocol: known?.protocol ?? '' };
    try {
      panel().tickets.receive(await act(id));
      return { ...about, wrong: null };
    } catch (error) {
      return { ...about, wrong: explain(error) };
    }
  }
}

export const bulk = new Bulk();
