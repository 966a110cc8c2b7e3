import '../../shared/tokens.css';
import './portal.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { t } from './text';

document.documentElement.lang = t.tag;
mount(App, { target: document.getElementById('portal')! });
