/** Figures in words, and the periods that a person chooses among. Pure. */
import type { Unit } from '../api/reports';

export type Span = 'last7' | 'last30' | 'last90' | 'thisMonth' | 'lastMonth';

const iso = (day: Date) => day.toISOString().slice(0, 10);
const plus = (day: string, days: number) => iso(new Date(Date.parse(day) + days * 86_400_000));

/** First and last day of a span, seen from `today` (`2026-03-31`). */
export function daysOf(span: Span, today: string): { from: string; until: string } {
  const [year, month] = today.split('-').map(Number) as [number, number];
  switch (span) {
    case 'last7':
      return { from: plus(today, -6), until: today };
    case 'last30':
      return { from: plus(today, -29), until: today };
    case 'last90':
      return { from: plus(today, -89), until: today };
    case 'thisMonth':
      return { from: `${today.slice(0, 8)}01`, until: today };
    case 'lastMonth':
      return { from: iso(new Date(Date.UTC(year, month - 2, 1))), until: iso(new Date(Date.UTC(year, month - 1, 0))) };
  }
}

/** `2 d 3 h`, `1 h 05 min`, `40 s`: the two largest parts. */
export function lasting(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  const minutes = Math.round(whole / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${String(minutes % 60).padStart(2, '0')} min`;
  const days = Math.floor(hours / 24);
  return hours % 24 === 0 ? `${days} d` : `${days} d ${hours % 24} h`;
}

/** A value as people read it; null where there was nothing to count with. */
export function valueIn(value: number | null, unit: Unit, locale: string): string {
  if (value === null) return '–';
  switch (unit) {
    case 'seconds':
      return lasting(value);
    case 'share':
      return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(value);
    case 'rating':
      return new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(value);
    case 'count':
      return new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }).format(value);
  }
}
