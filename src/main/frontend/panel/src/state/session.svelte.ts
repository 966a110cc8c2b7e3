/** Who sits here, in which organization; nothing else of the panel lives before this is known. */
import { api } from '../api/client';
import { onSessionEnd, Problem } from '../api/http';
import type { Desk, Me, Organization } from '../api/types';
import { useZone } from '../text/format';

class Session {
  state = $state<'asking' | 'out' | 'in' | 'unreachable'>('asking');
  ended = $state(false);
  #me = $state.raw<Me | null>(null);
  #again: ReturnType<typeof setTimeout> | undefined;
  #organization = $state.raw<Organization | null>(null);

  constructor() {
    onSessionEnd(() => {
      // Several requests may be refused for the one session that is over.
      this.ended ||= this.state === 'in';
      this.state = 'out';
    });
  }

  /** Only to be read while the state is `in`. */
  get me(): Me {
    return this.#me!;
  }

  set me(me: Me) {
    this.#me = me;
  }

  get organization(): Organization {
    return this.#organization!;
  }

  desk(id: number | null | undefined): Desk | undefined {
    return this.organization.desks.find((d) => d.id === id);
  }

  get supervises(): boolean {
    return this.me.role !== 'consultant';
  }

  get administers(): boolean {
    return this.me.role === 'admin';
  }

  async ask(): Promise<void> {
    clearTimeout(this.#again);
    try {
      await this.#enter(await api.me());
    } catch (error) {
      this.state = error instanceof Problem && error.status === 401 ? 'out' : 'unreachable';
      this.ended = false;
      if (this.state === 'unreachable') this.#again = setTimeout(() => void this.ask(), 4000);
    }
  }

  async login(email: string, password: string): Promise<void> {
    await this.#enter(await api.login(email, password));
  }

  async logout(): Promise<void> {
    await api.logout();
    location.hash = '';
    location.reload();
  }

  async refresh(): Promise<void> {
    this.#organization = await api.organization();
  }

  async #enter(me: Me): Promise<void> {
    this.#organization = await api.organization();
    useZone(this.#organization.zone);
    this.#me = me;
    this.ended = false;
    this.state = 'in';
  }
}

export const session = new Session();
