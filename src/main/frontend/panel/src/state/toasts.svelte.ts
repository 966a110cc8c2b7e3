/** Short words about what has just happened; failures are said at once, the rest when there is a moment. */
import { Problem, Unreachable } from '../api/http';
import { t } from '../text';

export type Offer = { text: string; act: () => void };
export type Toast = { id: number; text: string; failure: boolean; offer?: Offer };

class Toasts {
  shown = $state<Toast[]>([]);
  #last = 0;

  say(text: string): void {
    this.#show(text, false, 4000);
  }

  fail(error: unknown): void {
    this.#show(explain(error), true, 9000);
  }

  warn(text: string): void {
    this.#show(text, true, 9000);
  }

  /** Something to look at, for as long as it takes to notice. */
  offer(text: string, offer: Offer): void {
    this.#show(text, false, 30_000, offer);
  }

  drop(id: number): void {
    this.shown = this.shown.filter((toast) => toast.id !== id);
  }

  #show(text: string, failure: boolean, stay: number, offer?: Offer): void {
    const id = ++this.#last;
    this.shown = [...this.shown.filter((toast) => toast.text !== text), { id, text, failure, ...(offer ? { offer } : {}) }].slice(-3);
    setTimeout(() => this.drop(id), stay);
  }
}

export function explain(error: unknown): string {
  if (error instanceof Unreachable) return t.failure.unreachable;
  if (error instanceof Problem) {
    if (error.detail) return error.detail;
    return error.status === 404 ? t.failure.gone : t.failure.unexpected;
  }
  return t.failure.unexpected;
}

export const toasts = new Toasts();

/** Runs what a person asked for; a failure is told, never swallowed. Gives whether it went well. */
export async function tried(act: () => Promise<unknown>): Promise<boolean> {
  try {
    await act();
    return true;
  } catch (error) {
    toasts.fail(error);
    return false;
  }
}
