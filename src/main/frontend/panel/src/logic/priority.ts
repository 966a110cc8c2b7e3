/** Priorities are numbers in the contract, higher first, and words on the screen. */

export const LEVELS = ['low', 'normal', 'high', 'urgent'] as const;
export type Level = (typeof LEVELS)[number];

/** A ticket's 0 to 3 are low to urgent. */
export const ofTicket = (priority: number): Level => LEVELS[Math.min(3, Math.max(0, priority))]!;

/** A conversation begins at 0, which is normal. */
export const ofConversation = (priority: number): Level => (priority <= 0 ? 'normal' : priority === 1 ? 'high' : 'urgent');
