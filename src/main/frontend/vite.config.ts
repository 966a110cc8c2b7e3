import { existsSync } from 'node:fs';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import type { ProxyOptions } from 'vite';
import { defineConfig } from 'vitest/config';

const gateway = process.env.GUICHE_GATEWAY ?? 'http://localhost:8080';

/** The gateway lets in only pages of its own, so a proxied request says that it comes from there. */
const toGateway: ProxyOptions = {
  target: gateway,
  ws: true,
  changeOrigin: true,
  rewriteWsOrigin: true,
  configure: (proxy) => proxy.on('proxyReq', (request) => request.removeHeader('Origin')),
};

/** Each is a folder with an index.html, served at /<name>/; what they share is bundled once, under /assets. */
export const pages = ['panel', 'panel/mail', 'portal', 'sandbox', 'sandbox/site'].filter((page) => existsSync(`${page}/index.html`));

export default defineConfig({
  base: '/',
  plugins: [svelte()],
  build: {
    outDir: process.env.GUICHE_WEB ?? '../../../target/web',
    emptyOutDir: false,
    target: 'es2022',
    modulePreload: { polyfill: false },
    // A page under a strict policy may not load data: scripts or styles.
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: pages.map((page) => `${page}/index.html`),
      output: {
        // What the panel begins with comes as one file: dozens of small ones compress badly.
        codeSplitting: {
          groups: [
            { name: 'base', test: /node_modules\/(svelte|@lucide)\/|preload-helper|frontend\/shared\//, priority: 2 },
            { name: 'panel', test: /panel\/src\/main\.ts$/, priority: 1 },
          ],
        },
      },
    },
  },
  server: {
    proxy: Object.fromEntries(['/api', '/hooks', '/chat', '/sandbox/api'].map((path) => [path, toGateway])),
  },
  // One document for all files: to make one for each took ten times as long as the tests.
  test: { environment: 'jsdom', include: ['**/*.test.ts'], exclude: ['node_modules/**'], pool: 'threads', isolate: false },
  resolve: process.env.VITEST ? { conditions: ['browser'] } : {},
});
