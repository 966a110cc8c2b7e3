/** The time on the screen; it moves every ten seconds, for all that count by it. */
class Clock {
  now = $state(Date.now());

  constructor() {
    setInterval(() => (this.now = Date.now()), 10_000);
    document.addEventListener('visibilitychange', () => (this.now = Date.now()));
  }
}

export const time = new Clock();
