/** Closing and escalating send a transcript: where no e-mail is known, it is asked for, and going on without is said aloud. */
import type { EmailAnswer } from '../api/client';
import { Problem } from '../api/http';
import { explain } from '../state/toasts.svelte';
import { t } from '../text';

export class EmailQuestion {
  asked = $state(false);
  email = $state('');
  busy = $state(false);
  wrong = $state<string | null>(null);

  /** Runs an act that may answer that it needs an e-mail; gives whether it is done. */
  async run(act: (answer: EmailAnswer) => Promise<unknown>, without = false): Promise<boolean> {
    const email = this.email.trim();
    if (this.asked && !without && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) {
      this.wrong = t.email.wrong;
      return false;
    }
    this.busy = true;
    this.wrong = null;
    try {
      await act(without ? { withoutEmail: true } : this.asked ? { email } : {});
      return true;
    } catch (error) {
      if (error instanceof Problem && error.code === 'email-needed') this.asked = true;
      else this.wrong = explain(error);
      return false;
    } finally {
      this.busy = false;
    }
  }
}
