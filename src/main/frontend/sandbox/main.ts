import { mount } from 'svelte';
import '../shared/tokens.css';
import './sandbox.css';
import App from './App.svelte';

mount(App, { target: document.body });
