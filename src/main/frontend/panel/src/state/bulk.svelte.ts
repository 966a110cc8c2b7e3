/** One change to many tickets: what one refuses, the others still do, and each says what became of it. */
import type { Ticket } from '../api/types';
import { workApi, type Change } from '../api/work';
import { panel } from './panel.svelte';
import { explain, toasts } from './toasts.svelte';
import { t } from '../text';

export type Outcome = { id: number; title: string; protocol: string; wrong: string | null };
const AT_ONCE = 4;
/** So many in one request, that the person sees how it goes on. */
const TOGETHER = 50;

class Bulk {
  done = $state(0);
  total = $state(0);
  /** What became of the last change, where something was refused. */
  told = $state.raw<{ what: string; outcomes: Outcome[] } | null>(null);

  get busy(): boolean {
    return this.done < this.total;
  }

  /** Changes all that are picked. Those that were refused stay picked; the line tells of the others. */
  async change(what: string, change: Change): Promise<void> {
    const ids = this.#begin();
    const outcomes: Outcome[] = [];
    for (let from = 0; from < ids.length; from += TOGETHER) {
      const some = ids.slice(from, from + TOGETHER);
      try {
        const { items } = await workApi.changeTickets(some, change);
        outcomes.push(...items.map((i) => outcome(i.ticket, i.done ? null : (i.problem?.detail ?? t.failure.unexpected))));
      } catch (error) {
        outcomes.push(...some.map((id) => outcome(id, explain(error))));
      }
      this.done += some.length;
    }
    this.#end(what, outcomes);
  }

  /** The same, one by one, for what is not changed together. */
  async run(what: string, act: (id: number) => Promise<Ticket>): Promise<void> {
    const left = this.#begin();
    const outcomes: Outcome[] = [];
    const work = async () => {
      for (let id = left.shift(); id !== undefined; id = left.shift()) {
        try {
          panel().tickets.receive(await act(id));
          outcomes.push(outcome(id, null));
        } catch (error) {
          outcomes.push(outcome(id, explain(error)));
        }
        this.done++;
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    this.#end(what, outcomes);
  }

  #begin(): number[] {
    const ids = [...panel().tickets.picked.ids];
    this.done = 0;
    this.total = ids.length;
    return ids;
  }

  #end(what: string, outcomes: Outcome[]): void {
    const refused = outcomes.filter((o) => o.wrong !== null);
    panel().tickets.picked = { ids: new Set(refused.map((o) => o.id)), at: null };
    if (refused.length === 0) toasts.say(t.bulk.done(outcomes.length, what));
    else this.told = { what, outcomes: outcomes.sort((a, b) => Number(a.wrong === null) - Number(b.wrong === null)) };
  }
}

function outcome(id: number, wrong: string | null): Outcome {
  const known = panel().tickets.known.get(id);
  return { id, title: known?.title ?? '', protocol: known?.protocol ?? '', wrong };
}

export const bulk = new Bulk();
