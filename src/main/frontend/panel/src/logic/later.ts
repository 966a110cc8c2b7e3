/** Times at which one likes to write: soon, tomorrow morning, on Monday. */

export type Offer = { key: 'hour' | 'tomorrow' | 'monday'; at: Date };

export function suggestedTimes(now: Date): Offer[] {
  const hour = new Date(now);
  hour.setHours(hour.getHours() + 1, 0, 0, 0);
  if (hour.getTime() - now.getTime() < 30 * 60_000) hour.setHours(hour.getHours() + 1);
  return [
    { key: 'hour', at: hour },
    { key: 'tomorrow', at: morning(now, 1) },
    { key: 'monday', at: morning(now, (8 - now.getDay()) % 7 || 7) },
  ];
}

function morning(now: Date, days: number): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, 8);
}

/** As a field for date and time wants it: this place's clock, no seconds. */
export function localTime(at: Date): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`;
}
