/** Files on their way up; each goes at once, and again by itself when the line was the trouble. */
import { Problem, Unreachable, upload } from '../api/http';
import type { Upload } from '../api/types';
import { explain } from '../state/toasts.svelte';

export type Climbing = { key: number; file: File; preview: string | null; share: number; done: Upload | null; failure: string | null };

export class Uploads {
  files = $state<Climbing[]>([]);
  #last = 0;
  #stops = new Map<number, AbortController>();

  get busy(): boolean {
    return this.files.some((f) => f.done === null);
  }

  get done(): Upload[] {
    return this.files.flatMap((f) => (f.done ? [f.done] : []));
  }

  add(file: File): void {
    const key = ++this.#last;
    const preview = file.type.startsWith('image/') ? URL.createObjectURL(file) : null;
    this.files.push({ key, file, preview, share: 0, done: null, failure: null });
    void this.#climb(key);
  }

  retry(key: number): void {
    void this.#climb(key);
  }

  retryAll(): void {
    for (const f of this.files) if (f.failure !== null) void this.#climb(f.key);
  }

  remove(key: number): void {
    this.#stops.get(key)?.abort();
    const gone = this.files.find((f) => f.key === key);
    if (gone?.preview) URL.revokeObjectURL(gone.preview);
    this.files = this.files.filter((f) => f.key !== key);
  }

  clear(): void {
    for (const { key } of this.files) this.remove(key);
  }

  async #climb(key: number): Promise<void> {
    const climbing = this.files.find((f) => f.key === key);
    if (!climbing) return;
    climbing.failure = null;
    climbing.share = 0;
    const stop = new AbortController();
    this.#stops.set(key, stop);
    try {
      climbing.done = await upload<Upload>(climbing.file, (share) => (climbing.share = share), stop.signal);
    } catch (error) {
      if (stop.signal.aborted) return;
      climbing.failure = explain(error);
      if (error instanceof Unreachable || (error instanceof Problem && error.passing)) setTimeout(() => climbing.failure !== null && this.retry(key), 5000);
    } finally {
      this.#stops.delete(key);
    }
  }
}
