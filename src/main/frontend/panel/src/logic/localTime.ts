/** A moment as a field for date and time holds it, in the browser's zone, and back. */
export function asField(at: Date): string {
  const local = new Date(at.getTime() - at.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}

/** Null where the field is empty or half filled in. */
export function fromField(text: string): string | null {
  const at = new Date(text);
  return text === '' || Number.isNaN(at.getTime()) ? null : at.toISOString();
}

/** The next full hour of the next day, which is as good a guess as any. */
export function tomorrow(now: number): Date {
  const at = new Date(now + 86_400_000);
  at.setMinutes(60, 0, 0);
  return at;
}
