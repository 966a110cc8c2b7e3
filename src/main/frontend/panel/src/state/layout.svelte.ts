/** Which columns are folded and how wide they are; remembered in this browser. */
import { quietly } from '../logic/drafts';

type Remembered = { list: number; context: number; listFolded: boolean; contextFolded: boolean; railWide: boolean; blocks: string[]; foldedBlocks: string[] };
export type Theme = 'system' | 'light' | 'dark';
export type Block = 'triage' | 'contact' | 'ticket' | 'agenda' | 'tasks' | 'links' | 'watchers' | 'tickets' | 'last' | 'files';

const KEY = 'guiche.layout';
export const BLOCKS: readonly Block[] = ['triage', 'ticket', 'tasks', 'agenda', 'links', 'watchers', 'contact', 'tickets', 'last', 'files'];
/** Those that only some talks or tickets have. */
export const EXTRA: readonly Block[] = ['triage', 'tasks', 'agenda', 'links', 'watchers'];
const FIRST: Remembered = {
  list: 340, context: 320, listFolded: false, contextFolded: false, railWide: false, blocks: [...BLOCKS], foldedBlocks: [],
};

class Layout {
  #kept = $state<Remembered>({ ...FIRST, ...read() });
  theme = $state<Theme>((localStorage.getItem('guiche.theme') as Theme | null) ?? 'system');
  /** On a phone: whether the context covers the thread. */
  contextOver = $state(false);
  narrow = $state(false);
  middling = $state(false);

  constructor() {
    this.#watch('(max-width: 899px)', (on) => (this.narrow = on));
    this.#watch('(max-width: 1199px)', (on) => (this.middling = on));
    this.dress(this.theme);
  }

  get kept(): Readonly<Remembered> {
    return this.#kept;
  }

  remember(change: Partial<Remembered>): void {
    Object.assign(this.#kept, change);
    quietly(() => localStorage.setItem(KEY, JSON.stringify(this.#kept)));
  }

  get blocks(): Block[] {
    const known = this.#kept.blocks.filter((b): b is Block => BLOCKS.includes(b as Block));
    return [...known, ...BLOCKS.filter((b) => !known.includes(b))];
  }

  moveBlock(block: Block, by: -1 | 1, shown: Block[]): void {
    const other = shown[shown.indexOf(block) + by];
    if (other === undefined) return;
    const blocks = this.blocks.map((b) => (b === block ? other : b === other ? block : b));
    this.remember({ blocks });
  }

  dress(theme: Theme): void {
    this.theme = theme;
    if (theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    quietly(() => localStorage.setItem('guiche.theme', theme));
  }

  /** Whether the middle stands without the list, whose title is otherwise the page's. */
  get alone(): boolean {
    return this.narrow || this.#kept.listFolded;
  }

  /** Whether the context is on the screen, as a column or over the thread. */
  get contextShown(): boolean {
    return this.middling ? this.contextOver : !this.#kept.contextFolded;
  }

  toggleContext(): void {
    if (this.middling) this.contextOver = !this.contextOver;
    else this.remember({ contextFolded: !this.#kept.contextFolded });
  }

  #watch(media: string, act: (on: boolean) => void): void {
    const query = matchMedia(media);
    act(query.matches);
    query.addEventListener('change', (e) => act(e.matches));
  }
}

function read(): Partial<Remembered> {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Remembered>;
  } catch {
    return {};
  }
}

export const layout = new Layout();
