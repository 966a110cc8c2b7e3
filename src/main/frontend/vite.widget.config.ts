import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

/** The web chat: one file of a name that never changes, for one script line on anybody's site. */
export default defineConfig({
  plugins: [svelte({ compilerOptions: { customElement: true, css: 'injected' }, emitCss: false })],
  build: {
    outDir: `${process.env.GUICHE_WEB ?? '../../../target/web'}/widget`,
    emptyOutDir: false,
    target: 'es2022',
    lib: { entry: 'widget/main.ts', formats: ['iife'], name: 'guiche', fileName: () => 'guiche.js' },
  },
});
