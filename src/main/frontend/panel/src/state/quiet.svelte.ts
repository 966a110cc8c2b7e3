/** A supervisor reads a conversation without being seen: no mark of looking, none of reading. */
import { SvelteSet } from 'svelte/reactivity';

export const quiet = new SvelteSet<number>();
