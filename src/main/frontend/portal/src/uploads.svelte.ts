/** Files on their way up: chosen, dropped or pasted. */
import { call, type Kept, Refused, say } from './api';
import { bytes, t } from './text';

export type Climbing = { key: number; name: string; kept: Kept | null; failure: string | null };

export class Uploads {
  files = $state<Climbing[]>([]);
  #last = 0;

  constructor(readonly limit: () => number) {}

  get busy(): boolean {
    return this.files.some((file) => file.kept === null && file.failure === null);
  }

  get ids(): number[] {
    return this.files.flatMap((file) => (file.kept ? [file.kept.id] : []));
  }

  add(files: Iterable<File>): void {
    for (const file of files) void this.#climb(file);
  }

  paste = (event: ClipboardEvent): void => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    this.add(files);
  };

  remove(key: number): void {
    this.files = this.files.filter((file) => file.key !== key);
  }

  clear(): void {
    this.files = [];
  }

  async #climb(file: File): Promise<void> {
    const key = ++this.#last;
    const name = file.name || `${t.files.pasted}.png`;
    const tooLarge = file.size > this.limit();
    this.files.push({ key, name, kept: null, failure: tooLarge ? t.files.tooLarge(name, bytes(this.limit())) : null });
    if (tooLarge) return;
    let kept: Kept | null = null;
    let failure: string | null = null;
    try {
      kept = await call<Kept>('POST', `/uploads?name=${encodeURIComponent(name)}`, file);
    } catch (problem) {
      failure = problem instanceof Refused ? `${t.files.failed(name)} ${say(problem)}` : t.files.failed(name);
    }
    const mine = this.files.find((one) => one.key === key);
    if (mine) Object.assign(mine, { kept, failure });
  }
}
