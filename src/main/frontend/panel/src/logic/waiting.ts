/** How long somebody has waited, and how much that matters to the desk. */

export type Limits = { waitWarnSeconds: number; waitDangerSeconds: number };
export type Level = 'calm' | 'warn' | 'danger';

export function waitedSeconds(since: string, now: number): number {
  return Math.max(0, Math.floor((now - Date.parse(since)) / 1000));
}

export function level(seconds: number, limits: Limits | undefined): Level {
  if (!limits) return 'calm';
  if (seconds >= limits.waitDangerSeconds) return 'danger';
  return seconds >= limits.waitWarnSeconds ? 'warn' : 'calm';
}

/** The two biggest units that matter: `3 min`, `2 h 05`, `4 d`. */
export function span(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  if (minutes < 1) return '< 1 min';
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return `${hours} h${minutes % 60 === 0 ? '' : ` ${String(minutes % 60).padStart(2, '0')}`}`;
  return `${Math.floor(hours / 24)} d`;
}
