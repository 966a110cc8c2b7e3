/** What the gateway takes for an address; a person typed it. */
export function isEmail(text: string): boolean {
  return /^[^\s@<>()[\],;:"]{1,64}@[^\s@<>()[\],;:"]{1,190}\.[^\s@.]{2,63}$/.test(text.trim());
}
