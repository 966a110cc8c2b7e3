/** The file that is looked at over the screen. */
import type { Attachment } from '../api/types';

class Viewer {
  file = $state.raw<Attachment | null>(null);

  show(file: Attachment): void {
    this.file = file;
  }
}

export const viewer = new Viewer();
