import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

const LIMIT = 40_000;
const outDir = `${process.env.GUICHE_WEB ?? '../../../target/web'}/widget`;

/** Somebody else's page pays for every byte. */
const weigh = {
  name: 'weigh',
  closeBundle() {
    const size = gzipSync(readFileSync(join(outDir, 'guiche.js')), { level: 9 }).length;
    console.log(`widget/guiche.js: ${size} bytes gzipped (limit ${LIMIT})`);
    if (size > LIMIT) throw new Error(`The widget has ${size} bytes gzipped: ${size - LIMIT} more than a site is asked to load.`);
  },
};

/** The web chat: one file of a name that never changes, for one script line on anybody's site. */
export default defineConfig({
  publicDir: false,
  plugins: [svelte({ compilerOptions: { css: 'external' } }), weigh],
  build: {
    outDir,
    emptyOutDir: false,
    target: 'es2022',
    lib: { entry: 'widget/main.ts', formats: ['iife'], name: 'guiche', fileName: () => 'guiche.js' },
  },
});
