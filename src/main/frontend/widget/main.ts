import { mount, unmount } from 'svelte';
import tokens from '../shared/tokens.css?inline';
import { Chat } from './chat.svelte';
import { browserStorage, Keep } from './keep';
import type { Identity } from './protocol';
import App from './ui/App.svelte';
import style from './widget.css?inline';
import { language } from './words';

const script = document.currentScript as HTMLScriptElement | null;

/** The page's own font size must not stretch the window; a browser's zoom still does. */
const sheet = new CSSStyleSheet();
sheet.replaceSync((tokens + style).replace(/([\d.]+)rem\b/g, (_, size: string) => `${Number(size) * 16}px`));

/**
 * The chat as an element: `data-channel` names the channel, `data-gateway` the gateway (the script's own by default),
 * `data-lang`, `data-theme` (light or dark) and `data-side` (left) are optional.
 */
class GuicheChat extends HTMLElement {
  private app: ReturnType<typeof App> | null = null;
  private chat: Chat | null = null;

  connectedCallback(): void {
    if (this.app) return;
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [sheet];
    const { channel = 'site', gateway = origin(), lang } = this.dataset;
    const base = `${gateway.replace(/\/$/, '')}/chat/${encodeURIComponent(channel)}`;
    this.chat ??= new Chat(base, new Keep(channel, browserStorage()), pageIdentity());
    const wishes = [lang, document.documentElement.lang, ...navigator.languages].filter((wish) => !!wish);
    this.app = mount(App, {
      target: root,
      props: { chat: this.chat, language: language(wishes as string[]) },
    }) as ReturnType<typeof App>;
  }

  disconnectedCallback(): void {
    if (this.app) void unmount(this.app);
    this.app = null;
  }

  open(): void {
    this.app?.open();
  }

  close(): void {
    this.app?.close();
  }

  /** Who the visitor is, signed by the site's server; null when they log out. */
  identify(identity: Identity | null): void {
    this.chat?.identify(identity);
  }

  /** Leaves nothing of the talk in this browser. */
  forget(): void {
    this.chat?.forget();
  }
}

function origin(): string {
  return new URL(script?.src ?? location.href, location.href).origin;
}

/** `<script type="application/json" id="guiche-identity">`, which a strict policy allows; or a global. */
function pageIdentity(): Identity | null {
  const holder = document.getElementById('guiche-identity');
  try {
    return holder ? (JSON.parse(holder.textContent ?? 'null') as Identity | null) : null;
  } catch {
    console.error('Guichê: #guiche-identity is not JSON');
    return null;
  }
}

function start(): void {
  if (!customElements.get('guiche-chat')) customElements.define('guiche-chat', GuicheChat);
  if (!script?.dataset.channel || document.querySelector('guiche-chat')) return;
  const chat = document.createElement('guiche-chat');
  Object.assign(chat.dataset, script.dataset);
  document.body.append(chat);
}

if (document.body) start();
else addEventListener('DOMContentLoaded', start);
