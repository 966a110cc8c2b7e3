/** What stands in front of the columns, and the wishes that one column has of another. */

export type Front = 'transfer' | 'escalate' | 'conclude' | 'keys' | 'palette' | 'new-ticket' | 'phone' | null;

/** How rows of the list on the screen are picked. */
export type Picking = { toggle: () => void; further: (by: 1 | -1) => void; none: () => void; some: () => boolean };

class Ui {
  front = $state<Front>(null);
  /** Set by whoever is on the screen; a wish with nobody to hear it is nothing. */
  compose: ((mode: 'reply' | 'note') => void) | null = null;
  search: (() => void) | null = null;
  step: ((by: 1 | -1) => void) | null = null;
  picking: Picking | null = null;
  bell: (() => void) | null = null;
}

export const ui = new Ui();
