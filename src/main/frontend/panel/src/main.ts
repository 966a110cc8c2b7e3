import '../../shared/tokens.css';
import './base.css';
import './parts/parts.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { notices } from './state/notices.svelte';
import { preferred, speak } from './text';

await speak(preferred());
notices.count(0);
mount(App, { target: document.getElementById('panel')! });
