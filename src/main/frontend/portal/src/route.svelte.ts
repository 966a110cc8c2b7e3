/** The page stands in the address, so that it can be kept, sent and gone back from. */
export type Place = { page: 'list' | 'new' | 'mails' | 'enter' } | { page: 'ticket'; id: number };

function read(path: string): Place {
  const ticket = /^\/portal\/ocorrencia\/(\d{1,15})$/.exec(path);
  if (ticket) return { page: 'ticket', id: Number(ticket[1]) };
  if (path === '/portal/nova') return { page: 'new' };
  if (path === '/portal/emails') return { page: 'mails' };
  if (path === '/portal/entrar') return { page: 'enter' };
  return { page: 'list' };
}

class Route {
  place = $state<Place>(read(location.pathname));

  constructor() {
    addEventListener('popstate', () => (this.place = read(location.pathname)));
  }

  go(path: string, instead = false): void {
    history[instead ? 'replaceState' : 'pushState'](null, '', path);
    this.place = read(path);
    scrollTo(0, 0);
  }

  /** For links: a plain click stays in the page, any other is the browser's. */
  follow = (event: MouseEvent): void => {
    const link = (event.currentTarget as HTMLAnchorElement).pathname;
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    this.go(link);
  };
}

export const route = new Route();
