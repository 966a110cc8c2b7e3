/** Where the person is, as the address says it: `#/atendimentos/12`. */

export type Place = 'atendimentos' | 'chamados' | 'contatos' | 'conhecimento' | 'busca' | 'relatorios' | 'supervisao' | 'ajustes';
/** Views of a place that one comes back to from a single thing in it. */
const VIEWS: readonly (string | null)[] = [null, 'quadro', 'planejamento'];
const PLACES: readonly Place[] = ['atendimentos', 'chamados', 'contatos', 'conhecimento', 'busca', 'relatorios', 'supervisao', 'ajustes'];

class Route {
  place = $state<Place>('atendimentos');
  part = $state<string | null>(null);
  #home: Partial<Record<Place, string | null>> = {};

  constructor() {
    this.#read();
    addEventListener('hashchange', () => this.#read());
  }

  /** The number in the address, where there is one. */
  get id(): number | null {
    const id = Number(this.part);
    return this.part !== null && Number.isSafeInteger(id) ? id : null;
  }

  go(place: Place, part: string | number | null = null): void {
    location.hash = link(place, part);
  }

  /** Back to the view of this place that was open last. */
  back(place: Place = this.place): void {
    this.go(place, VIEWS.includes(this.part) ? null : (this.#home[place] ?? null));
  }

  #read(): void {
    const [place, part] = location.hash.replace(/^#\/?/, '').split('/');
    this.place = PLACES.find((p) => p === place) ?? 'atendimentos';
    this.part = part === undefined || part === '' ? null : decodeURIComponent(part);
    if (VIEWS.includes(this.part)) this.#home[this.place] = this.part;
  }
}

export function link(place: Place, part: string | number | null = null): string {
  return part === null ? `#/${place}` : `#/${place}/${part}`;
}

export const route = new Route();
