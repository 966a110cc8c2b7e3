/** Words that only one page needs: they come with it, and the first screen does not wait for them. */
import { locale, type Locale } from './index';

export const spoken = <T>(words: Record<Locale, T>): T => words[locale];
