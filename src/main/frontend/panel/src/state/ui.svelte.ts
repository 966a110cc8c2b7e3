/** What stands in front of the columns, and the wishes that one column has of another. */

export type Front = 'transfer' | 'escalate' | 'conclude' | 'keys' | 'palette' | null;

class Ui {
  front = $state<Front>(null);
  /** Set by whoever is on the screen; a wish with nobody to hear it is nothing. */
  compose: ((mode: 'reply' | 'note') => void) | null = null;
  search: (() => void) | null = null;
  step: ((by: 1 | -1) => void) | null = null;
}

export const ui = new Ui();
