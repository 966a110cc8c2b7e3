/** A size as people read it: 340 kB, 2,5 MB. */
export function bytes(size: number, locale: string): string {
  const [value, unit] = size < 1_000_000 ? [size / 1_000, 'kilobyte'] : [size / 1_000_000, 'megabyte'];
  const digits = unit === 'megabyte' && value < 10 ? 1 : 0;
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: digits,
  }).format(Math.max(value, unit === 'kilobyte' ? 1 : 0));
}
