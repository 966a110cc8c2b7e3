/** How the panel calls the person: a sound, a notification of the computer, the title and the sign of the tab. */
import { quietly } from '../logic/drafts';
import { t } from '../text';

export type Sound = 'drop' | 'bell' | 'wood' | 'off';
type Note = { at: number; from: number; to: number; long: number; shape: OscillatorType };

const SOUNDS: Record<Exclude<Sound, 'off'>, Note[]> = {
  drop: [{ at: 0, from: 520, to: 880, long: 0.16, shape: 'sine' }],
  bell: [
    { at: 0, from: 784, to: 784, long: 0.5, shape: 'sine' },
    { at: 0.12, from: 1047, to: 1047, long: 0.6, shape: 'sine' },
  ],
  wood: [
    { at: 0, from: 330, to: 180, long: 0.09, shape: 'triangle' },
    { at: 0.11, from: 392, to: 210, long: 0.09, shape: 'triangle' },
  ],
};
const KEY = 'guiche.sound';

class Notices {
  sound = $state<Sound>((localStorage.getItem(KEY) as Sound | null) ?? 'drop');
  permission = $state<NotificationPermission>('Notification' in globalThis ? Notification.permission : 'denied');
  #audio: AudioContext | null = null;
  #playedAt = 0;

  choose(sound: Sound): void {
    this.sound = sound;
    quietly(() => localStorage.setItem(KEY, sound));
    this.play();
  }

  async ask(): Promise<void> {
    if ('Notification' in globalThis) this.permission = await Notification.requestPermission();
  }

  /** At most one sound in a second and a half: a burst of messages is one call. */
  play(): void {
    if (this.sound === 'off' || Date.now() - this.#playedAt < 1500) return;
    this.#playedAt = Date.now();
    quietly(() => {
      this.#audio ??= new AudioContext();
      void this.#audio.resume();
      for (const note of SOUNDS[this.sound as Exclude<Sound, 'off'>]) ring(this.#audio, note);
    });
  }

  /** The computer's own notice; a click on it comes back here. */
  announce(title: string, body: string, tag: string, go: () => void): void {
    if (this.permission !== 'granted') return;
    quietly(() => {
      const notice = new Notification(title, { body, tag, icon: sign(0) });
      notice.onclick = () => {
        window.focus();
        go();
        notice.close();
      };
    });
  }

  count(unread: number): void {
    document.title = unread > 0 ? `(${unread}) ${t.product}` : t.product;
    const icon = document.querySelector<HTMLLinkElement>('link[rel=icon]');
    if (icon) icon.href = sign(unread);
  }
}

function ring(audio: AudioContext, { at, from, to, long, shape }: Note): void {
  const start = audio.currentTime + at;
  const tone = new OscillatorNode(audio, { type: shape, frequency: from });
  const loud = new GainNode(audio, { gain: 0 });
  tone.frequency.exponentialRampToValueAtTime(to, start + long);
  loud.gain.setValueAtTime(0, start);
  loud.gain.linearRampToValueAtTime(0.16, start + 0.012);
  loud.gain.exponentialRampToValueAtTime(0.0008, start + long);
  tone.connect(loud).connect(audio.destination);
  tone.start(start);
  tone.stop(start + long);
}

/** The sign of the tab: a counter's window, with the number of unread messages on it. */
export function sign(unread: number): string {
  const dot =
    unread === 0
      ? ''
      : `<circle cx="23" cy="9" r="9" fill="#c8321f"/><text x="23" y="13.4" font-family="system-ui,sans-serif" font-size="12"
         font-weight="700" text-anchor="middle" fill="#fff">${unread > 9 ? '9+' : unread}</text>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="#0f6b78"/>
    <path d="M8 22V14a8 8 0 0 1 16 0v8" fill="none" stroke="#fff" stroke-width="3" stroke-linecap="round"/>
    <path d="M6 23h20" stroke="#fff" stroke-width="3" stroke-linecap="round"/>${dot}</svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

export const notices = new Notices();
