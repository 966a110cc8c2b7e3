/** Dates, sizes and lists, through Intl, in the person's locale and the organization's zone. */
import { dayOf } from '../logic/timeline';
import { locale, t } from './index';

let zone: string | undefined;
const made = new Map<string, Intl.DateTimeFormat>();

export function useZone(name: string): void {
  zone = name;
  made.clear();
}

export function zoneName(): string | undefined {
  return zone;
}

function format(name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  let found = made.get(name);
  if (!found) made.set(name, (found = new Intl.DateTimeFormat(locale, { timeZone: zone, ...options })));
  return found;
}

export const clock = (at: string) => format('clock', { hour: '2-digit', minute: '2-digit' }).format(new Date(at));
export const full = (at: string) => format('full', { dateStyle: 'full', timeStyle: 'short' }).format(new Date(at));
/** A date with its time, for what is to come. */
export const moment = (at: string) => format('moment', { dateStyle: 'short', timeStyle: 'short' }).format(new Date(at));
const shortDate = (at: string) => format('date', { day: '2-digit', month: '2-digit', year: '2-digit' }).format(new Date(at));

/** In a list: the time today, the weekday this week, else the date. */
export function when(at: string, now: number): string {
  const days = daysAgo(at, now);
  if (days === 0) return clock(at);
  if (days === 1) return t.yesterday;
  return days < 7 ? format('weekday', { weekday: 'short' }).format(new Date(at)) : shortDate(at);
}

/** On a day line. */
export function day(at: string, now: number): string {
  const days = daysAgo(at, now);
  if (days === 0) return t.today;
  if (days === 1) return t.yesterday;
  const name = format('day', { weekday: 'long', day: 'numeric', month: 'long' });
  const old = format('oldDay', { day: 'numeric', month: 'long', year: 'numeric' });
  return (days < 180 ? name : old).format(new Date(at));
}

function daysAgo(at: string, now: number): number {
  return Math.round((Date.parse(dayOf(now, zone)) - Date.parse(dayOf(at, zone))) / 86_400_000);
}

/** A date that has no time and so no zone, such as 2026-03-31. */
export function plainDay(day: string): string {
  return format('plainDay', { dateStyle: 'short', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
}

export function size(bytes: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
  let unit = 0;
  let value = bytes;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  const options = { style: 'unit', unit: units[unit]!, unitDisplay: 'short', maximumFractionDigits: unit > 1 ? 1 : 0 } as const;
  return new Intl.NumberFormat(locale, options).format(value);
}

export const listed = (names: string[]) => new Intl.ListFormat(locale, { type: 'conjunction' }).format(names);
export const either = (names: string[]) => new Intl.ListFormat(locale, { type: 'disjunction' }).format(names);
export const hourNow = () => Number(new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit' }).format(new Date()));

/** The names of this month and those that follow. */
export function monthsFrom(now: Date, count: number): string[] {
  const name = format('month', { month: 'long', year: 'numeric' });
  return Array.from({ length: count }, (_, i) => name.format(new Date(now.getFullYear(), now.getMonth() + i, 15)));
}

/** A number as people write it: a Brazilian one in its groups, any other as it is. */
export function phone(number: string): string {
  const [, area, first, last] = /^\+55(\d{2})(\d{4,5})(\d{4})$/.exec(number) ?? [];
  return area ? `+55 ${area} ${first}-${last}` : number;
}

/** Of a day such as 2026-03-05, which has no zone: the day of its month. */
export const dayOfMonth = (date: string) => String(Number(date.slice(8, 10)));
