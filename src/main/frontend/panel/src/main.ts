import '../../shared/tokens.css';
import './base.css';
import './parts/parts.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { notices } from './state/notices.svelte';
import { preferred, speak } from './text';

// After an update of the gateway the parts of the old panel are gone: begin again with the new one, once.
addEventListener('vite:preloadError', () => {
  if (Date.now() - Number(sessionStorage.getItem('guiche.reloaded') ?? 0) < 60_000) return;
  sessionStorage.setItem('guiche.reloaded', String(Date.now()));
  location.reload();
});

await speak(preferred());
notices.count(0);
mount(App, { target: document.getElementById('panel')! });
